//! The names that closed sets have in the schemas, from the crates that
//! give them.

use khabar_dates::{Basis as DateBasis, Calendar, ValueKind};
use khabar_entities::Kind;
use khabar_segment::{BlockKind, BoilerplateKind, Label, Role};

use crate::analysis::Basis;

pub(super) const REFERENCE_BASES: &[&str] =
    &[Basis::Given.as_str(), Basis::Page.as_str(), Basis::Inferred.as_str()];

pub(super) const LABELS: &[&str] = &[
    Label::Blank.as_str(),
    Label::Headline.as_str(),
    Label::Kicker.as_str(),
    Label::Standfirst.as_str(),
    Label::Byline.as_str(),
    Label::Dateline.as_str(),
    Label::Date.as_str(),
    Label::Caption.as_str(),
    Label::Lead.as_str(),
    Label::Body.as_str(),
    Label::Subheading.as_str(),
    Label::Quote.as_str(),
    Label::Source.as_str(),
    Label::Tags.as_str(),
    Label::BlockLabel.as_str(),
    Label::Related.as_str(),
    Label::RelatedDate.as_str(),
    Label::Boilerplate.as_str(),
];

pub(super) const BOILERPLATE_KINDS: &[&str] = &[
    BoilerplateKind::Javascript.as_str(),
    BoilerplateKind::Share.as_str(),
    BoilerplateKind::TextSize.as_str(),
    BoilerplateKind::Nav.as_str(),
    BoilerplateKind::Ad.as_str(),
    BoilerplateKind::CommentForm.as_str(),
    BoilerplateKind::Cookie.as_str(),
    BoilerplateKind::Legal.as_str(),
    BoilerplateKind::BackToTop.as_str(),
    BoilerplateKind::Placeholder.as_str(),
    BoilerplateKind::Ticker.as_str(),
    BoilerplateKind::Card.as_str(),
    BoilerplateKind::Masthead.as_str(),
];

pub(super) const BLOCK_KINDS: &[&str] = &[
    BlockKind::Paragraph.as_str(),
    BlockKind::Subheading.as_str(),
    BlockKind::Quote.as_str(),
];

/// A role that the page does not say is null.
pub(super) const ROLES: &[Option<&str>] = &[
    Some(Role::Author.as_str()),
    Some(Role::Editor.as_str()),
    Some(Role::Translator.as_str()),
    Some(Role::Interviewer.as_str()),
    Some(Role::Reporter.as_str()),
    None,
];

pub(super) const MENTION_KINDS: &[&str] = &[
    Kind::Person.as_str(),
    Kind::Place.as_str(),
    Kind::Organization.as_str(),
    Kind::Agency.as_str(),
    Kind::Nationality.as_str(),
    Kind::Title.as_str(),
    Kind::Event.as_str(),
];

pub(super) const DATE_TYPES: &[&str] = &[
    ValueKind::Date.as_str(),
    ValueKind::Time.as_str(),
    ValueKind::Duration.as_str(),
    ValueKind::Set.as_str(),
];

pub(super) const DATE_BASES: &[&str] = &[
    DateBasis::Explicit.as_str(),
    DateBasis::Reference.as_str(),
    DateBasis::Inferred.as_str(),
    DateBasis::Unresolved.as_str(),
];

pub(super) const CALENDARS: &[&str] = &[
    Calendar::Gregorian.name(),
    Calendar::Published.name(),
    Calendar::Kacst.name(),
    Calendar::TabularCivil.name(),
    Calendar::TabularThursday.name(),
];
