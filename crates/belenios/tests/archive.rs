//! The archive's form: what belenios-tool wrote is read and written back byte for byte, anything else is refused.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use belenios::v1::archive::{
    ArchiveError, ArchiveFault, ArchiveReader, ArchiveWriter, ChainWriter, Entry, EventType, RecordWriter,
    Stage, Unreadable,
};

const BLOCK: usize = 512;

fn vectors() -> [(&'static str, &'static [u8]); 4] {
    [
        (
            "3.0, one trustee",
            include_bytes!("../../../tests/vectors/tool30-ed25519-single.bel"),
        ),
        (
            "3.0, 2 of 3",
            include_bytes!("../../../tests/vectors/tool30-ed25519-threshold2of3.bel"),
        ),
        (
            "3.3, one trustee",
            include_bytes!("../../../tests/vectors/tool33-ed25519-single.bel"),
        ),
        (
            "3.3, 2 of 3",
            include_bytes!("../../../tests/vectors/tool33-ed25519-threshold2of3.bel"),
        ),
    ]
}

fn vector() -> Vec<u8> {
    vectors()[0].1.to_vec()
}

fn read_all(bytes: &[u8]) -> Result<(u64, Vec<Entry>), ArchiveError> {
    let mut reader = ArchiveReader::open(bytes)?;
    let mut entries = Vec::new();
    while let Some(entry) = reader.next_entry()? {
        entries.push(entry);
    }
    Ok((reader.timestamp(), entries))
}

fn fault(bytes: &[u8]) -> (u64, ArchiveFault) {
    match read_all(bytes) {
        Err(ArchiveError::Malformed { height, fault }) => (height, fault),
        other => panic!("a malformed archive expected, got {other:?}"),
    }
}

/// Places of the header blocks.
fn headers(bytes: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        found.push(at);
        let size = usize::from_str_radix(str::from_utf8(&bytes[at + 124..at + 135]).unwrap(), 8).unwrap();
        at += BLOCK + size.div_ceil(BLOCK) * BLOCK;
    }
    found
}

/// Puts a right checksum on a tampered header, so that the tampering itself must be noticed.
fn sign_header(block: &mut [u8]) {
    block[148..156].fill(b' ');
    let sum: u32 = block[..BLOCK].iter().map(|byte| u32::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
}

fn with_header(change: impl Fn(&mut [u8])) -> Vec<u8> {
    let mut bytes = vector();
    let at = headers(&bytes)[1];
    change(&mut bytes[at..at + BLOCK]);
    sign_header(&mut bytes[at..at + BLOCK]);
    bytes
}

#[test]
fn archives_written_by_belenios_tool_are_written_back_byte_for_byte() {
    for (name, bytes) in vectors() {
        let (timestamp, entries) = read_all(bytes).unwrap();
        let mut writer = ArchiveWriter::create(Vec::new(), timestamp).unwrap();
        for entry in &entries {
            let data: Vec<&[u8]> = entry.data.iter().map(|data| data.body.as_slice()).collect();
            let head = writer.append(entry.event.event_type, &data).unwrap();
            assert_eq!(head, entry.head());
        }
        assert_eq!(writer.stage(), Stage::Finished);
        assert!(writer.into_inner() == bytes, "{name}");
    }
}

#[test]
fn an_archive_cut_after_any_event_is_continued_to_the_same_bytes() {
    let bytes = vector();
    let (timestamp, entries) = read_all(&bytes).unwrap();
    for cut in 0..entries.len() {
        let mut begun = ArchiveWriter::create(Vec::new(), timestamp).unwrap();
        let (first, rest) = entries.split_at(cut);
        let append = |writer: &mut ArchiveWriter<Vec<u8>>, entry: &Entry| {
            let data: Vec<&[u8]> = entry.data.iter().map(|data| data.body.as_slice()).collect();
            writer.append(entry.event.event_type, &data).unwrap();
        };
        first.iter().for_each(|entry| append(&mut begun, entry));
        let (head, stage) = (begun.head(), begun.stage());
        let mut resumed = ArchiveWriter::resume(begun.into_inner(), timestamp, head, stage);
        rest.iter().for_each(|entry| append(&mut resumed, entry));
        assert!(resumed.into_inner() == bytes, "cut at {cut}");
    }
}

#[test]
fn bb_09_headers_of_other_tar_forms_are_refused() {
    let refused = (0, ArchiveFault::Header);
    assert_eq!(
        fault(&with_header(
            |block| block[257..265].copy_from_slice(b"ustar\x0000")
        )),
        refused
    );
    assert_eq!(
        fault(&with_header(|block| block[257..265].copy_from_slice(b"ustar  \0"))),
        refused
    );
    for link in *b"12345678LKSxg\0" {
        assert_eq!(
            fault(&with_header(|block| block[156] = link)),
            refused,
            "type {link}"
        );
    }
    assert_eq!(
        fault(&with_header(|block| block[157..160].copy_from_slice(b"/et"))),
        refused
    );
    assert_eq!(
        fault(&with_header(|block| block[100..107].copy_from_slice(b"0000755"))),
        refused
    );
    assert_eq!(
        fault(&with_header(|block| block[108..115].copy_from_slice(b"0001750"))),
        refused
    );
    assert_eq!(fault(&with_header(|block| block[124..136].fill(b' '))), refused);
    // Base-256 sizes are how GNU tar writes more than 8 GB.
    assert_eq!(fault(&with_header(|block| block[124] = 0x80)), refused);
}

#[test]
fn bb_09_a_wrong_checksum_is_refused() {
    let mut bytes = vector();
    let at = headers(&bytes)[1];
    bytes[at + 153] ^= 1;
    assert_eq!(fault(&bytes), (0, ArchiveFault::Header));
}

#[test]
fn bb_09_foreign_names_are_refused() {
    for name in ["/etc/passwd", "../evil.data.json", "BELENIOS", "", "readme.txt"] {
        let bytes = with_header(|block| {
            block[..100].fill(0);
            block[..name.len()].copy_from_slice(name.as_bytes());
        });
        assert_eq!(fault(&bytes), (0, ArchiveFault::Name), "{name}");
    }
    let upper_case = with_header(|block| block[..64].make_ascii_uppercase());
    assert_eq!(fault(&upper_case), (0, ArchiveFault::Name));
}

#[test]
fn bb_09_another_time_than_the_archives_is_refused() {
    let bytes = with_header(|block| block[146] = b'0' + (block[146] - b'0' + 1) % 8);
    assert_eq!(fault(&bytes), (0, ArchiveFault::Time));
}

#[test]
fn bb_09_a_ten_gigabyte_size_field_is_refused_before_anything_is_read() {
    for size in ["77777777777", "01000000001"] {
        let bytes = with_header(|block| block[124..135].copy_from_slice(size.as_bytes()));
        assert_eq!(fault(&bytes), (0, ArchiveFault::RecordTooLarge));
    }
    let allowed_but_absent = with_header(|block| block[124..135].copy_from_slice(b"01000000000"));
    assert_eq!(fault(&allowed_but_absent), (0, ArchiveFault::Truncated));
}

#[test]
fn bb_09_end_of_archive_blocks_and_trailing_bytes_are_refused() {
    let height = read_all(&vector()).unwrap().1.len() as u64;
    for (trailing, expected) in [
        (vec![0; 2 * BLOCK], ArchiveFault::Header),
        (vec![0; BLOCK], ArchiveFault::Header),
        (vec![0; 1], ArchiveFault::Truncated),
    ] {
        let mut bytes = vector();
        bytes.extend(trailing);
        assert_eq!(fault(&bytes), (height, expected));
    }
}

#[test]
fn bb_09_padding_that_is_not_zero_is_refused() {
    let mut bytes = vector();
    let second = headers(&bytes)[2];
    bytes[second - 1] = 1;
    assert_eq!(fault(&bytes), (0, ArchiveFault::Padding));
}

#[test]
fn bb_09_a_body_that_is_not_the_one_named_is_refused() {
    let mut bytes = vector();
    let at = headers(&bytes)[1];
    bytes[at + BLOCK + 20] ^= 1;
    assert_eq!(fault(&bytes), (0, ArchiveFault::Hash));
}

#[test]
fn bb_09_a_data_record_given_twice_is_refused() {
    let mut chain = ChainWriter::create(Vec::new(), 1).unwrap();
    chain.append(EventType::Setup, &[b"1", b"1", b"2", b"3"]).unwrap();
    assert_eq!(fault(&chain.into_inner()), (0, ArchiveFault::DuplicateRecord));

    let mut chain = ChainWriter::create(Vec::new(), 1).unwrap();
    chain.append(EventType::Setup, &[b"1", b"2", b"3", b"4"]).unwrap();
    chain.append(EventType::EndBallots, &[]).unwrap();
    chain.append(EventType::EncryptedTally, &[b"5", b"4"]).unwrap();
    assert_eq!(fault(&chain.into_inner()), (2, ArchiveFault::DuplicateRecord));
}

#[test]
fn a_file_cut_anywhere_else_than_after_an_event_is_refused() {
    let bytes = vector();
    let heights = read_all(&bytes).unwrap().1.len() as u64;
    for cut in (0..bytes.len()).step_by(97) {
        match read_all(&bytes[..cut]) {
            Ok((_, entries)) => {
                assert!((entries.len() as u64) < heights);
                assert!(headers(&bytes).contains(&cut), "cut at {cut}");
            }
            Err(ArchiveError::Unreadable(Unreadable::NotAnArchive)) => assert!(cut < BLOCK),
            Err(ArchiveError::Malformed { fault, .. }) => {
                assert!(
                    matches!(fault, ArchiveFault::Truncated | ArchiveFault::DanglingData),
                    "{fault}"
                );
            }
            Err(other) => panic!("{other}"),
        }
    }
}

#[test]
fn another_file_is_unreadable_rather_than_invalid() {
    for bytes in [&b""[..], b"hello", &[0; 2048], b"<!doctype html>"] {
        let error = read_all(bytes).unwrap_err();
        assert!(
            matches!(error, ArchiveError::Unreadable(Unreadable::NotAnArchive)),
            "{error}"
        );
    }
}

#[test]
fn a_preamble_of_another_version_or_writing_is_refused() {
    for body in [
        r#"{"version":2,"timestamp":"1795452503"}"#,
        r#"{"version":1, "timestamp":"1795452503"}"#,
        r#"{"version":1,"timestamp":1795452503}"#,
        r#"{"version":1,"timestamp":"01795452503"}"#,
        r#"{"timestamp":"1795452503","version":1}"#,
        r#"{"version":1,"timestamp":"1795452503","x":1}"#,
    ] {
        let mut bytes = vector();
        bytes[124..135].copy_from_slice(format!("{:011o}", body.len()).as_bytes());
        bytes[BLOCK..2 * BLOCK].fill(0);
        bytes[BLOCK..BLOCK + body.len()].copy_from_slice(body.as_bytes());
        sign_header(&mut bytes[..BLOCK]);
        assert_eq!(fault(&bytes), (0, ArchiveFault::Preamble), "{body}");
    }
}

#[test]
fn bb_05_a_wrong_parent_height_or_payload_is_refused() {
    let setup = r#"{"height":0,"type":"Setup","payload":"#;
    let last = sha256_of_four();
    let cases = [
        (
            format!(r#"{{"height":1,"type":"Setup","payload":"{last}"}}"#),
            ArchiveFault::Height,
        ),
        (
            format!(r#"{{"parent":"{last}","height":0,"type":"Setup","payload":"{last}"}}"#),
            ArchiveFault::Parent,
        ),
        (r#"{"height":0,"type":"Setup"}"#.to_owned(), ArchiveFault::Payload),
        (format!(r#"{setup}"{}"}}"#, "0".repeat(64)), ArchiveFault::Payload),
        (
            format!(r#"{{"height":0,"type":"EndBallots","payload":"{last}"}}"#),
            ArchiveFault::Order,
        ),
        (
            format!(r#"{{"height":0,"type":"Shuffle","payload":"{last}"}}"#),
            ArchiveFault::Event,
        ),
        (
            format!(r#"{{"height":0,"payload":"{last}","type":"Setup"}}"#),
            ArchiveFault::Event,
        ),
        (
            format!(r#"{{"parent":null,"height":0,"type":"Setup","payload":"{last}"}}"#),
            ArchiveFault::Event,
        ),
    ];
    for (event, expected) in cases {
        let mut records = RecordWriter::create(Vec::new(), 1).unwrap();
        for body in [b"1", b"2", b"3", b"4"] {
            records.data(body).unwrap();
        }
        records.event(event.as_bytes()).unwrap();
        assert_eq!(fault(&records.into_inner()), (0, expected), "{event}");
    }
}

#[test]
fn the_writer_refuses_an_event_out_of_order_and_writes_nothing() {
    let mut writer = ArchiveWriter::create(Vec::new(), 1).unwrap();
    assert!(writer.append(EventType::Ballot, &[b"1"]).is_err());
    assert!(writer.append(EventType::Setup, &[b"1"]).is_err());
    assert_eq!(writer.head(), None);
    writer
        .append(EventType::Setup, &[b"1", b"2", b"3", b"4"])
        .unwrap();
    assert!(
        writer
            .append(EventType::Setup, &[b"5", b"6", b"7", b"8"])
            .is_err()
    );
    assert_eq!(read_all(&writer.into_inner()).unwrap().1.len(), 1);
}

fn sha256_of_four() -> String {
    belenios::v1::HexDigest::of(b"4").to_string()
}
