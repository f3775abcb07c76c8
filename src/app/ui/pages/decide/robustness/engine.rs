//! Where draws are made: in the worker, or, where there is none to be had, here in slices between which the page lives.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::task::spawn_local;
use linchpin::analysis::robustness::{Acceptability, Question};
use linchpin_draws::{Reply, Request, Run, exact};

use crate::app::platform::timer;
use crate::app::platform::worker::Worker;

/// Draws of a slice on the page's own thread: some milliseconds for a hundred accounts.
const SLICE: u32 = 500;

/// What happens to a job.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// So many draws are made.
    Progress(u32),
    /// It is done.
    Done(Acceptability),
    /// The worker is of another version of the page.
    OtherVersion,
    /// It cannot be done.
    Failed,
}

/// Who hears of a job. No callback of the framework: those go with the view that made them, and the button that
/// starts a job is gone while it runs.
pub type Tell = Rc<dyn Fn(News)>;

/// A job under way. Dropping it ends it, and nothing more is heard of it.
pub struct Job {
    worker: Rc<RefCell<Option<Worker>>>,
    ended: Rc<Cell<bool>>,
}

impl Drop for Job {
    fn drop(&mut self) {
        self.ended.set(true);
        self.worker.borrow_mut().take();
    }
}

/// Starts a job; `tell` hears of it until it is done or dropped.
pub fn start(question: Question, draws: u32, tell: Tell) -> Job {
    let worker = Rc::new(RefCell::new(None));
    let ended = Rc::new(Cell::new(false));
    let job = Job { worker: worker.clone(), ended: ended.clone() };
    let question = Rc::new(question);
    // Whether the worker has said that it is there: one that breaks before is as good as none.
    let ready = Rc::new(Cell::new(false));
    let hear = {
        let (worker, question, ready, tell) = (worker.clone(), question.clone(), ready.clone(), tell.clone());
        move |bytes: Vec<u8>| match Reply::from_bytes(&bytes) {
            Some(Reply::Ready) => {
                ready.set(true);
                let request = Request { problem: question.problem.clone(), draws };
                let sent = worker.borrow().as_ref().is_some_and(|worker: &Worker| worker.say(&request.to_bytes()));
                if !sent {
                    tell(News::Failed);
                }
            }
            Some(Reply::Progress(draws)) => tell(News::Progress(draws)),
            Some(Reply::Drawn { draws, counts }) => tell(News::Done(question.drawn(draws, &counts))),
            Some(Reply::Exact(found)) => tell(News::Done(question.computed(&found))),
            Some(Reply::Refused) => tell(News::Failed),
            None => tell(News::OtherVersion),
        }
    };
    let fail = {
        let (question, ended, tell) = (question.clone(), ended.clone(), tell.clone());
        move || {
            if ready.get() {
                tell(News::Failed);
            } else {
                spawn_local(here(question.clone(), draws, tell.clone(), ended.clone()));
            }
        }
    };
    let started = Worker::start(hear, fail);
    if started.is_none() {
        spawn_local(here(question, draws, tell, ended));
    }
    *worker.borrow_mut() = started;
    job
}

async fn here(question: Rc<Question>, draws: u32, tell: Tell, ended: Rc<Cell<bool>>) {
    // The page shows that it has begun before anything is computed.
    timer::sleep(0).await;
    if let Some(found) = exact(&question.problem) {
        if !ended.get() {
            tell(News::Done(question.computed(&found)));
        }
        return;
    }
    let Some(mut run) = Run::new(question.problem.clone()) else { return tell(News::Failed) };
    while !ended.get() && run.draws() < draws {
        run.advance(SLICE.min(draws - run.draws()));
        tell(News::Progress(run.draws()));
        timer::sleep(0).await;
    }
    if !ended.get() {
        tell(News::Done(question.drawn(draws, run.counts())));
    }
}
