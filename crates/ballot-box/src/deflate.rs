//! Ballots at rest: deflate (RFC 1951), about half of their JSON.

use belenios::v1::ballot::MAX_BALLOT_BYTES;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use std::io::{Read as _, Write as _};

/// The stored bytes are not a deflated ballot: damaged, followed by something, or larger than any ballot may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the stored bytes are not one deflated ballot of at most {MAX_BALLOT_BYTES} bytes")]
pub struct InflateError;

/// The same bytes always give the same result with one version of the encoder; nothing relies on it across versions.
pub(crate) fn deflate(ballot: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(ballot.len() / 2), Compression::best());
    encoder.write_all(ballot).expect("a vector takes all bytes");
    encoder.finish().expect("a vector takes all bytes")
}

/// Never makes more than [`MAX_BALLOT_BYTES`] bytes, whatever it is given.
pub(crate) fn inflate(stored: &[u8]) -> Result<Vec<u8>, InflateError> {
    let mut decoder = DeflateDecoder::new(stored);
    let mut ballot = Vec::new();
    let bound = MAX_BALLOT_BYTES as u64 + 1;
    decoder
        .by_ref()
        .take(bound)
        .read_to_end(&mut ballot)
        .map_err(|_| InflateError)?;
    let whole = decoder.total_in() == stored.len() as u64;
    if whole && ballot.len() <= MAX_BALLOT_BYTES {
        Ok(ballot)
    } else {
        Err(InflateError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ballot_comes_back_byte_for_byte() {
        for ballot in [&b""[..], b"{}", &[b'7'; MAX_BALLOT_BYTES]] {
            assert_eq!(inflate(&deflate(ballot)).as_deref(), Ok(ballot));
        }
    }

    #[test]
    fn ba_02_a_bomb_is_refused_before_it_grows() {
        assert_eq!(inflate(&deflate(&vec![0; 64 << 20])), Err(InflateError));
        assert_eq!(inflate(&deflate(&[0; MAX_BALLOT_BYTES + 1])), Err(InflateError));
    }

    #[test]
    fn a_damaged_or_lengthened_row_is_refused() {
        let stored = deflate(b"a ballot that is long enough to be cut somewhere");
        for cut in 0..stored.len() {
            assert_eq!(inflate(&stored[..cut]), Err(InflateError), "{cut}");
        }
        assert_eq!(inflate(&[&stored[..], b"x"].concat()), Err(InflateError));
    }
}
