//! The private mailbox a link may be sent to: one plain address, that is not the professional one (RE-05, RE-06).

use crate::{FieldError, Identifier, Refusal};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// A private e-mail address. It lives in one invocation only.
///
/// The rules:
/// * one plain address: letters, digits and ``!#$%&'*+/=?^_`{|}~.-`` before the `@` (no quotes, no comments), at most 64
///   there and 254 in all; the domain is of plain ASCII labels. Internationalised domains are refused in both writings
///   (`é` and `xn--`), and so is a trailing dot: the voter has the other channel, and one mailbox has one spelling;
/// * not of a domain of the employer (the event's settings), nor of a domain below one;
/// * not the identifier's mailbox. Two addresses are the same mailbox when the domains are (after a short list of aliases), and the
///   names are without case, without what follows a `+`, and without dots, whatever the provider: a private address is
///   never refused wrongly but when it differs from the professional one by dots alone.
#[derive(Clone, PartialEq, Eq)]
pub struct PrivateEmail(Zeroizing<String>);

/// Domains of one provider under which a mailbox has the same name.
const ALIASES: [(&str, &str); 5] = [
    ("googlemail.com", "gmail.com"),
    ("protonmail.com", "proton.me"),
    ("pm.me", "proton.me"),
    ("me.com", "icloud.com"),
    ("mac.com", "icloud.com"),
];

impl PrivateEmail {
    /// Reads a private address. `employer` holds lower-case domains.
    ///
    /// # Errors
    /// [`Refusal::InvalidFields`] (field `address`) when it is not one plain address; [`Refusal::ChannelIsProfessional`]
    /// when it is the identifier's mailbox or of the employer's domains.
    pub fn parse(typed: &str, identifier: &Identifier, employer: &[String]) -> Result<Self, Refusal> {
        let (name, domain) = plain_address(typed).ok_or_else(malformed)?;
        let of_employer = employer.iter().any(|known| {
            *domain == **known
                || domain
                    .strip_suffix(known.as_str())
                    .is_some_and(|sub| sub.ends_with('.'))
        });
        if of_employer || is_mailbox_of(identifier, &name, &domain) {
            return Err(Refusal::ChannelIsProfessional);
        }
        Ok(Self(Zeroizing::new(format!("{}@{}", *name, *domain))))
    }

    /// The address, to write to it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// `c•••@example.org`: what the page may show.
    pub fn masked(&self) -> String {
        let (name, domain) = self.0.rsplit_once('@').expect("checked when it was read");
        format!("{}•••@{domain}", name.chars().next().unwrap_or('•'))
    }
}

impl fmt::Debug for PrivateEmail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateEmail")
    }
}

fn malformed() -> Refusal {
    let reason = "Saisissez une seule adresse de messagerie, au format nom@domaine.fr, sans accent.";
    Refusal::InvalidFields(vec![FieldError::new("address", reason)])
}

/// The name, as typed but for its case, and the domain.
fn plain_address(typed: &str) -> Option<(Zeroizing<String>, Zeroizing<String>)> {
    if typed.len() > 1_000 {
        return None;
    }
    let normal = Zeroizing::new(typed.trim().nfkc().collect::<String>().to_ascii_lowercase());
    let (name, domain) = normal.split_once('@')?;
    let name_sign = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~.-".contains(&b);
    let name_fits = (1..=64).contains(&name.len())
        && name.bytes().all(name_sign)
        && name.split('.').all(|part| !part.is_empty());
    let label_fits = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
            && !label.starts_with("xn--")
    };
    let labels: Vec<&str> = domain.split('.').collect();
    let domain_fits = labels.len() >= 2
        && labels.iter().all(|label| label_fits(label))
        && labels
            .last()
            .is_some_and(|top| top.bytes().any(|b| b.is_ascii_alphabetic()));
    (name_fits && domain_fits && normal.len() <= 254)
        .then(|| (Zeroizing::new(name.to_owned()), Zeroizing::new(domain.to_owned())))
}

fn is_mailbox_of(identifier: &Identifier, name: &str, domain: &str) -> bool {
    let (own_name, own_domain) = identifier
        .expose()
        .rsplit_once('@')
        .expect("an identifier has its @");
    provider(domain) == provider(own_domain) && mailbox_name(name) == mailbox_name(own_name)
}

fn provider(domain: &str) -> &str {
    ALIASES
        .iter()
        .find(|(alias, _)| *alias == domain)
        .map_or(domain, |(_, provider)| provider)
}

fn mailbox_name(name: &str) -> String {
    name.split('+').next().unwrap_or_default().replace('.', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<String, Refusal> {
        let identifier = Identifier::parse("claire.dupont@ac-paris.fr").unwrap();
        PrivateEmail::parse(
            typed,
            &identifier,
            &["ac-paris.fr".into(), "education.gouv.fr".into()],
        )
        .map(|email| email.expose().to_owned())
    }

    #[test]
    fn re_05_the_professional_mailbox_in_any_disguise_is_refused() {
        for typed in [
            "claire.dupont@ac-paris.fr",
            "Claire.DUPONT@AC-Paris.fr",
            "claire.dupont+vote@ac-paris.fr",
            "clairedupont@ac-paris.fr",
            "ｃlaire.dupont@ac-paris.fr",
            "paul@ac-paris.fr",
            "claire@mail.ac-paris.fr",
            "claire@education.gouv.fr",
        ] {
            assert_eq!(read(typed), Err(Refusal::ChannelIsProfessional), "{typed:?}");
        }
        for typed in [
            "claire.dupont@ac-paris.fr.",
            "claire@académie.fr",
            "claire@xn--acadmie-bya.fr",
        ] {
            assert_eq!(read(typed), Err(malformed()), "{typed:?}");
        }
    }

    #[test]
    fn re_05_an_identifier_at_a_public_provider_refuses_its_own_mailbox_only() {
        let identifier = Identifier::parse("claire.dupont@gmail.com").unwrap();
        for typed in [
            "c.lairedupont@gmail.com",
            "claire.dupont+x@googlemail.com",
            "CLAIREDUPONT@gmail.com",
        ] {
            assert_eq!(
                PrivateEmail::parse(typed, &identifier, &[]),
                Err(Refusal::ChannelIsProfessional),
                "{typed:?}"
            );
        }
        assert!(PrivateEmail::parse("paul@gmail.com", &identifier, &[]).is_ok());
    }

    #[test]
    fn re_06_what_is_not_one_plain_address_is_refused() {
        let long = format!("{}@example.org", "a".repeat(320));
        for typed in [
            "",
            "claire",
            "@example.org",
            "a@b",
            "a@b.fr\r\nBcc: x@y.fr",
            "a@b.fr\nx",
            "\"<script>\"@b.fr",
            "\"a b\"@b.fr",
            "a@b.fr,c@d.fr",
            "a@b.fr;c@d.fr",
            "a@b.fr c@d.fr",
            "a@b@c.fr",
            "a..b@c.fr",
            ".a@c.fr",
            "a.@c.fr",
            "a@c..fr",
            "a@-c.fr",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "Claire <a@c.fr>",
            "a(x)@c.fr",
            "a\0@c.fr",
            &long,
        ] {
            assert_eq!(read(typed), Err(malformed()), "{typed:?}");
        }
    }

    #[test]
    fn a_private_address_is_read_and_masked_and_never_printed() {
        assert_eq!(
            read("  Claire.D+vote@Example.ORG "),
            Ok("claire.d+vote@example.org".to_owned())
        );
        assert_eq!(
            read("claire@ac-paris.fr.example.org"),
            Ok("claire@ac-paris.fr.example.org".to_owned())
        );
        assert_eq!(
            read("claire@notac-paris.fr"),
            Ok("claire@notac-paris.fr".to_owned())
        );
        let email =
            PrivateEmail::parse("claire@example.org", &Identifier::parse("a@b.fr").unwrap(), &[]).unwrap();
        assert_eq!(email.masked(), "c•••@example.org");
        assert_eq!(format!("{email:?}"), "PrivateEmail");
    }
}
