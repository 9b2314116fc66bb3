//! One 512-byte header block of the old (v7) tar form, with nothing left to the writer's choice. PROTOCOL §8.

/// Size of a tar block in bytes.
pub(super) const BLOCK: usize = 512;
/// The largest value eleven octal digits can hold.
pub(super) const MAX_OCTAL_11: u64 = (1 << 33) - 1;

const NAME: usize = 100;

/// What a header says: everything else in the block is fixed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) name: String,
    /// Bytes of the body, without padding.
    pub(super) size: u64,
    /// Seconds since the Unix epoch.
    pub(super) mtime: u64,
}

impl Header {
    /// The only block that says this.
    pub(super) fn encode(&self) -> [u8; BLOCK] {
        let mut block = [0; BLOCK];
        put(&mut block, 0, self.name.as_bytes());
        put(&mut block, 100, b"0000644");
        put(&mut block, 108, b"0000000");
        put(&mut block, 116, b"0000000");
        put(&mut block, 124, format!("{:011o}", self.size).as_bytes());
        put(&mut block, 136, format!("{:011o}", self.mtime).as_bytes());
        put(&mut block, 148, b"        ");
        put(&mut block, 156, b"0");
        let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
        put(&mut block, 148, format!("{sum:06o}\0 ").as_bytes());
        block
    }

    /// Reads a block; `None` unless the block is exactly what [`Header::encode`] writes for what it says.
    pub(super) fn decode(block: &[u8; BLOCK]) -> Option<Self> {
        let length = block[..NAME].iter().position(|byte| *byte == 0)?;
        let header = Self {
            name: str::from_utf8(&block[..length]).ok()?.to_owned(),
            size: octal(&block[124..135])?,
            mtime: octal(&block[136..147])?,
        };
        (header.encode() == *block).then_some(header)
    }
}

fn put(block: &mut [u8; BLOCK], at: usize, bytes: &[u8]) {
    block[at..at + bytes.len()].copy_from_slice(bytes);
}

fn octal(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0, |value, digit| match digit {
        b'0'..=b'7' => Some(value * 8 + u64::from(digit - b'0')),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_back_and_any_changed_byte_is_refused() {
        let header = Header {
            name: "BELENIOS".into(),
            size: 38,
            mtime: 1_795_452_503,
        };
        let block = header.encode();
        assert_eq!(Header::decode(&block), Some(header));
        for at in 0..BLOCK {
            let mut changed = block;
            changed[at] ^= 1;
            assert_eq!(Header::decode(&changed), None, "byte {at}");
        }
    }
}
