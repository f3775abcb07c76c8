//! What roles, classes and programmes mean, when they are suggested, and how such accounts are treated.

use leptos::prelude::*;
use linchpin::model::{AccountClass, Programme, Role};

use crate::app::i18n::{Named, Text, t, texts::common::fields, texts::segments::roles::guide as words};
use crate::app::ui::treatment::{class_texts, programme_texts, role_texts};

/// Name, meaning, rule, treatment.
type Line = (Text, [Text; 3]);

/// The whole guide.
#[component]
pub fn Guide() -> impl IntoView {
    let roles = Role::ALL.map(|role| (role.text(), role_texts(role)));
    let classes = AccountClass::ALL.map(|class| (class.text(), class_texts(class)));
    let programmes = Programme::ALL.map(|programme| (programme.text(), programme_texts(programme)));
    view! {
        <details class="guide">
            <summary>{t(words::TITLE)}</summary>
            <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=t(words::TITLE)>
                <table class="table table--folding" aria-label=t(words::TITLE)>
                    <thead>
                        <tr>
                            <th scope="col">{t(words::WHAT)}</th>
                            <th scope="col" class="cell--folds">{t(words::MEANING)}</th>
                            <th scope="col" class="cell--folds">{t(words::RULE)}</th>
                            <th scope="col">{t(words::TREAT)}</th>
                        </tr>
                    </thead>
                    {part(fields::ROLES, &roles)}
                    {part(fields::CLASS, &classes)}
                    {part(fields::PROGRAMME, &programmes)}
                </table>
            </div>
            <p class="note">{t(words::SOURCE)}</p>
        </details>
    }
}

fn part(name: Text, lines: &[Line]) -> AnyView {
    let line = |(name, [meaning, rule, treat]): &Line| {
        view! {
            <tr>
                <th scope="row">
                    {t(*name)}
                    <span class="cell-note cell-note--folded">{t(*meaning)}</span>
                    <span class="cell-note cell-note--folded">{t(*rule)}</span>
                </th>
                <td class="cell--folds">{t(*meaning)}</td>
                <td class="cell--folds">{t(*rule)}</td>
                <td>{t(*treat)}</td>
            </tr>
        }
    };
    view! {
        <tbody>
            <tr class="guide__part">
                <th scope="rowgroup" colspan="4">{t(name)}</th>
            </tr>
            {lines.iter().map(line).collect_view()}
        </tbody>
    }
    .into_any()
}
