//! Builds the page and serves it on this machine, until stopped.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    thread,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    page::{self, DIST, Profile},
    shell::heading,
};

/// How many ports are tried, from the first.
const PORTS: u16 = 50;

/// What `cargo xtask serve` was asked for.
pub struct Options {
    profile: Profile,
    port: u16,
}

impl Options {
    /// Reads `--debug` and `--port N`.
    pub fn parse(args: &[String]) -> Result<Self> {
        let mut options = Self { profile: Profile::Release, port: 8080 };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--debug" => options.profile = Profile::Debug,
                "--release" => options.profile = Profile::Release,
                "--port" => {
                    options.port = args.next().and_then(|port| port.parse().ok()).context("--port takes a number")?;
                }
                other => bail!("serve knows --debug and --port N, not {other}"),
            }
        }
        Ok(options)
    }
}

/// Builds, then answers requests until the process is stopped.
pub fn serve(options: &Options) -> Result<()> {
    page::build(options.profile)?;
    let listener = (options.port..options.port.saturating_add(PORTS))
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
        .with_context(|| format!("No free port from {} on", options.port))?;
    heading("Linchpin is ready");
    println!("   http://{}/", listener.local_addr()?);
    println!("   Ctrl+C stops it. The single file is {DIST}/linchpin.html.");
    for stream in listener.incoming().flatten() {
        thread::spawn(move || answer(&stream));
    }
    Ok(())
}

/// A browser that goes away in the middle of an answer is not our concern.
fn answer(stream: &TcpStream) {
    let mut request = String::new();
    if BufReader::new(stream).read_line(&mut request).is_err() {
        return;
    }
    let found = file(Path::new(DIST), &request).and_then(|file| Some((fs::read(&file).ok()?, content_type(&file))));
    let (status, kind, body) = match found {
        Some((body, kind)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain; charset=utf-8", b"Not found".to_vec()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let mut stream = stream;
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)).ok();
}

/// The file a request asks for; none when it asks for something outside the page's folder.
fn file(dist: &Path, request: &str) -> Option<PathBuf> {
    let target = request.strip_prefix("GET ")?.split(' ').next()?;
    let path = target.strip_prefix('/')?.split(['?', '#']).next()?;
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    path.components().all(|part| matches!(part, Component::Normal(_))).then(|| dist.join(path))
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(request: &str, expected: Option<&str>) {
        assert_eq!(file(Path::new("dist"), request), expected.map(PathBuf::from), "{request}");
    }

    #[test]
    fn the_folder_answers_with_its_page() {
        check("GET / HTTP/1.1\r\n", Some("dist/index.html"));
        check("GET /?x=1 HTTP/1.1\r\n", Some("dist/index.html"));
    }

    #[test]
    fn a_file_is_found_without_its_query() {
        check("GET /icons/a.svg?v=2 HTTP/1.1\r\n", Some("dist/icons/a.svg"));
    }

    #[test]
    fn nothing_outside_the_folder_is_given() {
        check("GET /../Cargo.toml HTTP/1.1\r\n", None);
        check("GET //etc/passwd HTTP/1.1\r\n", None);
        check("POST / HTTP/1.1\r\n", None);
    }
}
