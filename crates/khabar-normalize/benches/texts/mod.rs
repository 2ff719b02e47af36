//! A headline, an article, a feed, and a text with nothing to find.

const HEADLINE: &str = "وزراء الطاقة يبحثون في القاهرة خطة الربط الكهربائي";
const PARAGRAPH: &str = "وأكّد الوزير، في مؤتمر صحفي عقده أمس، أنّ \
    المحطة ستبدأ العمل في عام ٢٠٢٦ «بطاقة كاملة»، مشيراً إلى أنّ شركات \
    من أربع دول شاركت في بنائها. وأضاف أن الربط مع الأردن قائم.\n";
const LATIN: &str = "nothing to fold in this line of text\n";

/// The texts with their names.
pub(crate) fn all() -> [(&'static str, String); 4] {
    [
        ("headline", HEADLINE.into()),
        ("article", PARAGRAPH.repeat(10)),
        ("feed", PARAGRAPH.repeat(1500)),
        ("nothing", LATIN.repeat(100)),
    ]
}
