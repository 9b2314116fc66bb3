//! A prover that may lie: it encrypts anything, under any key, with points outside the group, and tries to prove
//! whatever the question asks. Written from the protocol on bare curve points, apart from the crate's own code.

use belenios::v1::{Election, Scalar as Text, hash::sha256};
use curve25519_dalek::edwards::CompressedEdwardsY;
use curve25519_dalek::{EdwardsPoint, Scalar, traits::Identity};

use crate::open::{OpenAnswer, OpenBallot, OpenChoice, OpenProof, OpenSignature};
use crate::setting::{trustee_secret, uniform};

/// Tries of one proof: an equation with a component of order 8 holds for one challenge in eight.
const TRIES: u32 = 200;

/// What the forger puts into an answer. Choices are in order, the blank vote first when the question has one.
#[derive(Clone)]
pub(crate) struct Plan {
    /// Values encrypted.
    pub(crate) values: Vec<i64>,
    /// Added to alpha and beta of each choice.
    pub(crate) torsion: Vec<(EdwardsPoint, EdwardsPoint)>,
    /// Key used to encrypt and to prove.
    pub(crate) key: EdwardsPoint,
    /// The sums allowed, and whether a blank vote is.
    pub(crate) sums: std::ops::RangeInclusive<i64>,
    pub(crate) blank: bool,
}

#[derive(Clone, Copy)]
pub(crate) struct Point(pub(crate) EdwardsPoint, pub(crate) EdwardsPoint);

struct Branch {
    ciphertext: Point,
    value: i64,
    /// Randomness and true value, as the forger knows them.
    randomness: Scalar,
    holds: bool,
}

/// A forged ballot, and whether every equation of the protocol but group membership holds for it.
pub(crate) struct Forged {
    pub(crate) ballot: OpenBallot,
    pub(crate) equations_hold: bool,
}

/// Forges the ballot of the voter of this name; `credential_torsion` is added to the credential.
pub(crate) fn forge(
    election: &Election,
    name: &str,
    plans: &[Plan],
    credential_torsion: EdwardsPoint,
) -> Forged {
    let secret = scalar(uniform(name));
    let credential = EdwardsPoint::mul_base(&secret) + credential_torsion;
    let mut forger = Forger {
        bound_to: format!("{}|{}", election.hash(), text(&credential)),
        draws: 0,
        all_hold: true,
    };
    let answers = plans.iter().map(|plan| forger.answer(plan)).collect();
    let mut ballot = OpenBallot {
        election_uuid: election.uuid().to_string(),
        election_hash: election.hash().to_string(),
        credential: text(&credential),
        answers,
        signature: None,
    };
    let hash = ballot.hash().to_string();
    let proof = forger.signature(&hash, &secret, &credential);
    ballot.signature = Some(OpenSignature { hash, proof });
    Forged {
        ballot,
        equations_hold: forger.all_hold,
    }
}

impl Plan {
    /// An answer of these values under the election's key, for a question of one choice with blank vote.
    pub(crate) fn values(values: &[i64]) -> Self {
        Self {
            values: values.to_vec(),
            torsion: vec![(EdwardsPoint::identity(), EdwardsPoint::identity()); values.len()],
            key: EdwardsPoint::mul_base(&scalar(uniform("trustee"))),
            sums: 1..=1,
            blank: true,
        }
    }

    pub(crate) fn without_blank(self) -> Self {
        Self { blank: false, ..self }
    }
}

struct Forger {
    bound_to: String,
    draws: u32,
    all_hold: bool,
}

impl Forger {
    fn answer(&mut self, plan: &Plan) -> OpenAnswer {
        let randomness: Vec<Scalar> = plan.values.iter().map(|_| self.draw()).collect();
        let points: Vec<Point> = (0..plan.values.len())
            .map(|choice| {
                let (alpha, beta) = plan.torsion[choice];
                let message = EdwardsPoint::mul_base(&signed(plan.values[choice]));
                let r = &randomness[choice];
                Point(EdwardsPoint::mul_base(r) + alpha, plan.key * r + message + beta)
            })
            .collect();
        let lists = usize::from(plan.blank)..plan.values.len();
        let total: i64 = plan.values[lists.clone()].iter().sum();
        let sum = Point(
            lists.clone().map(|list| points[list].0).sum(),
            lists.clone().map(|list| points[list].1).sum(),
        );
        let sum_randomness: Scalar = lists.map(|list| randomness[list]).sum();
        let of_sum = |value| Branch {
            ciphertext: sum,
            value,
            randomness: sum_randomness,
            holds: total == value,
        };
        let of_choice = |choice: usize, value| Branch {
            ciphertext: points[choice],
            value,
            randomness: randomness[choice],
            holds: plan.values[choice] == value,
        };
        let texts: Vec<String> = points.iter().map(pair_text).collect();
        let long = format!("{}|{}", self.bound_to, texts.join(","));
        let individual_proofs = (0..points.len())
            .map(|choice| {
                let prefix = format!("prove|{}|{}|", self.bound_to, texts[choice]);
                self.prove(&plan.key, &prefix, &[of_choice(choice, 0), of_choice(choice, 1)])
            })
            .collect();
        let mut branches: Vec<Branch> = plan.blank.then(|| of_choice(0, 1)).into_iter().collect();
        branches.extend(plan.sums.clone().map(of_sum));
        let prefix = if plan.blank {
            format!("bproof1|{long}|")
        } else {
            format!("prove|{long}|{}|", pair_text(&sum))
        };
        let overall_proof = self.prove(&plan.key, &prefix, &branches);
        let blank_proof = plan.blank.then(|| {
            self.prove(
                &plan.key,
                &format!("bproof0|{long}|"),
                &[of_choice(0, 0), of_sum(0)],
            )
        });
        let choices = points
            .iter()
            .map(|point| OpenChoice {
                alpha: text(&point.0),
                beta: text(&point.1),
            })
            .collect();
        OpenAnswer {
            choices,
            individual_proofs,
            overall_proof,
            blank_proof,
        }
    }

    /// Proves the branch that holds, or pretends that the first does; tries again until the equations hold.
    fn prove(&mut self, key: &EdwardsPoint, prefix: &str, branches: &[Branch]) -> Vec<OpenProof> {
        let true_branch = branches.iter().position(|branch| branch.holds);
        let claimed = true_branch.unwrap_or(0);
        let mut proofs = Vec::new();
        for _ in 0..TRIES {
            proofs = branches.iter().map(|_| (self.draw(), self.draw())).collect();
            let w = self.draw();
            let mut commitments: Vec<Point> = branches
                .iter()
                .zip(&proofs)
                .map(|(branch, proof)| commitment(key, branch, proof))
                .collect();
            commitments[claimed] = Point(EdwardsPoint::mul_base(&w), key * w);
            proofs[claimed].0 = Scalar::ZERO;
            let simulated: Scalar = proofs.iter().map(|proof| proof.0).sum();
            proofs[claimed].0 = challenge(prefix, &commitments) - simulated;
            proofs[claimed].1 = w - branches[claimed].randomness * proofs[claimed].0;
            if holds(key, prefix, branches, &proofs) {
                return proofs.iter().map(open_proof).collect();
            }
            if true_branch.is_none() {
                break;
            }
        }
        self.all_hold = false;
        proofs.iter().map(open_proof).collect()
    }

    fn signature(&mut self, hash: &str, secret: &Scalar, credential: &EdwardsPoint) -> OpenProof {
        for _ in 0..TRIES {
            let w = self.draw();
            let c = hash_to_scalar(&format!("sig|{hash}|{}", text(&EdwardsPoint::mul_base(&w))));
            let z = w - secret * c;
            if EdwardsPoint::mul_base(&z) + credential * c == EdwardsPoint::mul_base(&w) {
                return open_proof(&(c, z));
            }
        }
        panic!("a challenge divisible by 8 is found in 200 tries");
    }

    fn draw(&mut self) -> Scalar {
        self.draws += 1;
        scalar(uniform(&format!("forger {}", self.draws)))
    }
}

fn holds(key: &EdwardsPoint, prefix: &str, branches: &[Branch], proofs: &[(Scalar, Scalar)]) -> bool {
    let commitments: Vec<Point> = branches
        .iter()
        .zip(proofs)
        .map(|(branch, proof)| commitment(key, branch, proof))
        .collect();
    challenge(prefix, &commitments) == proofs.iter().map(|proof| proof.0).sum()
}

/// The verifier's formulas: g^z * a^c and y^z * (b / g^M)^c.
fn commitment(key: &EdwardsPoint, branch: &Branch, (c, z): &(Scalar, Scalar)) -> Point {
    let Point(a, b) = branch.ciphertext;
    let shifted = b - EdwardsPoint::mul_base(&signed(branch.value));
    Point(EdwardsPoint::mul_base(z) + a * c, key * z + shifted * c)
}

pub(crate) fn challenge(prefix: &str, commitments: &[Point]) -> Scalar {
    let texts: Vec<String> = commitments.iter().map(pair_text).collect();
    hash_to_scalar(&format!("{prefix}{}", texts.join(",")))
}

pub(crate) fn hash_to_scalar(text: &str) -> Scalar {
    let mut digest = sha256(text.as_bytes());
    digest.reverse();
    Scalar::from_bytes_mod_order(digest)
}

pub(crate) fn pair_text(Point(a, b): &Point) -> String {
    format!("{},{}", text(a), text(b))
}

pub(crate) fn text(point: &EdwardsPoint) -> String {
    point
        .compress()
        .0
        .iter()
        .rev()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The point of a text, wherever it lies on the curve.
pub(crate) fn point(text: &str) -> EdwardsPoint {
    let mut bytes = [0; 32];
    for (place, byte) in bytes.iter_mut().rev().enumerate() {
        *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).unwrap();
    }
    CompressedEdwardsY(bytes).decompress().unwrap()
}

pub(crate) fn scalar(uniform: [u8; 64]) -> Scalar {
    let mut little_endian = uniform;
    little_endian.reverse();
    Scalar::from_bytes_mod_order_wide(&little_endian)
}

pub(crate) fn open_proof((c, z): &(Scalar, Scalar)) -> OpenProof {
    let decimal = |scalar: &Scalar| {
        let mut bytes = scalar.to_bytes();
        bytes.reverse();
        Text::from_bytes(&bytes).unwrap().to_string()
    };
    OpenProof {
        challenge: decimal(c),
        response: decimal(z),
    }
}

fn signed(value: i64) -> Scalar {
    let magnitude = Scalar::from(value.unsigned_abs());
    if value < 0 { -magnitude } else { magnitude }
}

#[test]
fn the_forger_makes_honest_ballots_when_it_does_not_lie() {
    let election = crate::setting::usual();
    for values in [[0, 0, 1, 0, 0], [1, 0, 0, 0, 0]] {
        let forged = forge(&election, "v", &[Plan::values(&values)], EdwardsPoint::identity());
        assert!(forged.equations_hold);
        assert!(forged.ballot.check(&election).is_ok());
    }
    assert_eq!(
        text(&EdwardsPoint::mul_base(&scalar(uniform("trustee")))),
        election.public_key().to_string()
    );
    assert_eq!(trustee_secret(), Text::from_uniform(&uniform("trustee")));
}
