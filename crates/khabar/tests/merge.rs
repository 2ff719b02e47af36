//! The rules of the merge, each on a text that needs it.
#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    missing_docs
)]

use khabar::{Analysis, Basis, Pipeline, dates::civil};

fn analyze(text: &str) -> Analysis<'_> {
    Pipeline::new().analyze(text)
}

fn mentions<'t>(analysis: &Analysis<'t>) -> Vec<&'t str> {
    analysis.mentions().iter().map(|m| m.as_str()).collect()
}

fn dates<'t>(analysis: &Analysis<'t>) -> Vec<&'t str> {
    analysis.dates().iter().map(|d| d.as_str()).collect()
}

/// The speakers of the quotations, as they are written.
fn speakers<'t>(analysis: &Analysis<'t>) -> Vec<Option<&'t str>> {
    let text = analysis.text();
    analysis
        .quotations()
        .iter()
        .map(|q| q.speaker().map(|s| &text[s.range()]))
        .collect()
}

#[test]
fn a_date_inside_a_name_is_no_date() {
    let text = "زار الوفد مدينة 6 أكتوبر في 3 مايو 2023";
    let parts = Pipeline::new().parts(text);
    let before = parts.dates().findings().len();
    let analysis = parts.merge();
    assert_eq!(dates(&analysis), ["3 مايو 2023"]);
    assert!(before >= analysis.dates().len());
}

#[test]
fn a_name_beside_a_date_stays() {
    let analysis = analyze("عاد الوفد من بيروت في 3 أيار 2023 إلى عمّان");
    assert_eq!(mentions(&analysis), ["بيروت", "عمّان"]);
    assert_eq!(dates(&analysis), ["3 أيار 2023"]);
}

#[test]
fn a_speaker_becomes_the_person_among_the_words() {
    let text = "قال وزير النقل سامر القاسم إن \"العمل في الطريق انتهى\".";
    let analysis = analyze(text);
    assert_eq!(speakers(&analysis), [Some("سامر القاسم")]);
    let speaker = analysis.quotations()[0].speaker().unwrap();
    let entity = &analysis.entities()[speaker.entity().unwrap()];
    assert_eq!(entity.name(), "سامر القاسم");
}

#[test]
fn a_person_of_the_same_segment_wins_over_earlier_words() {
    let text = "وقال الوزير سامر القاسم إن \"العمل في الطريق انتهى\".\n\n\
                أما المهندس نبيل الحداد فقد زار الموقع. وأضاف: \"نحتاج إلى \
                شهر آخر لنفتح الطريق\".\n";
    let analysis = analyze(text);
    assert_eq!(
        speakers(&analysis),
        [Some("سامر القاسم"), Some("نبيل الحداد")]
    );
}

#[test]
fn the_reference_day_has_an_order() {
    let page = "عنوان الخبر\n\nنشر في 12 مارس 2024\n\n\
                وصل الوفد إلى المدينة أمس، وغادرها مساء.\n";
    let of = |analysis: &Analysis<'_>| {
        let reference = analysis.reference().unwrap();
        (reference.date().to_string(), reference.basis())
    };
    assert_eq!(of(&analyze(page)), ("2024-03-12".into(), Basis::Page));
    let given = Pipeline::new()
        .reference(civil::date(2020, 1, 2).at(8, 0, 0, 0))
        .analyze(page);
    assert_eq!(of(&given), ("2020-01-02".into(), Basis::Given));
    assert!(given.reference().unwrap().evidence().is_empty());
    assert!(analyze("وصل الوفد أمس").reference().is_none());
}
