//! The ceremony's only source of randomness: the operating system's generator.

/// Fresh random bytes.
///
/// # Panics
/// When the system has no randomness to give: nothing secret can be made then.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("without the system's randomness no secret can be made");
    bytes
}
