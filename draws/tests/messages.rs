//! What page and worker say survives the way, and what is of another version is known.

#![allow(missing_docs, clippy::unwrap_used)]

use linchpin_draws::{Problem, Reply, Request, Run, Varying, Weights};

fn problem() -> Problem {
    Problem {
        places: 1,
        ranks: 2,
        weights: Weights::Within(0.2),
        stated: vec![2.0, 1.0],
        columns: vec![vec![9.0, 4.0, 1.0], vec![3.0, 0.0, 7.5]],
        varying: vec![Varying { column: 1, row: 2, scores: vec![7, 8] }],
        seed: 42,
    }
}

#[test]
fn a_request_arrives_as_it_was_sent() {
    for weights in [Weights::Any, Weights::KeepOrder, Weights::Within(0.5)] {
        let request = Request { problem: Problem { weights, ..problem() }, draws: 10_000 };
        assert_eq!(Request::from_bytes(&request.to_bytes()), Some(request));
    }
}

#[test]
fn a_reply_arrives_as_it_was_sent() {
    let drawn = Reply::Drawn { draws: 7, counts: vec![1, 2, 3] };
    for reply in [Reply::Ready, Reply::Progress(500), drawn, Reply::Exact(vec![0.25, 1.0]), Reply::Refused] {
        assert_eq!(Reply::from_bytes(&reply.to_bytes()), Some(reply));
    }
}

#[test]
fn another_version_is_known() {
    let mut bytes = Reply::Ready.to_bytes();
    bytes[4] += 1;
    assert_eq!(Reply::from_bytes(&bytes), None);
    assert_eq!(Reply::from_bytes(&[]), None);
}

#[test]
fn a_cut_or_broken_request_is_refused() {
    let bytes = Request { problem: problem(), draws: 1 }.to_bytes();
    for end in 0..bytes.len() {
        assert_eq!(Request::from_bytes(&bytes[..end]), None, "cut after {end} bytes");
    }
    let broken = [
        Problem { places: 0, ..problem() },
        Problem { places: 4, ranks: 4, ..problem() },
        Problem { ranks: 9, ..problem() },
        Problem { stated: vec![1.0, 0.0], ..problem() },
        Problem { stated: vec![1.0], ..problem() },
        Problem { weights: Weights::Within(f64::NAN), ..problem() },
        Problem { columns: vec![vec![1.0], vec![1.0, 2.0]], ..problem() },
        Problem { varying: vec![Varying { column: 5, row: 0, scores: vec![1] }], ..problem() },
    ];
    for problem in broken {
        assert_eq!(
            Request::from_bytes(&Request { problem: problem.clone(), draws: 1 }.to_bytes()),
            None,
            "{problem:?}"
        );
        assert!(Run::new(problem).is_none());
    }
}
