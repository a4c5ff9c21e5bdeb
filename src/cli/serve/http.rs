//! The preview over HTTP: on this machine only, for reading only.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::pin::pin;
use std::sync::Arc;

use anyhow::Context as _;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::uri::Authority;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use futures_util::future::{Either, select, select_all};
use tokio::signal::ctrl_c;
use tokio::task::spawn_blocking;

use super::address::{Wanted, escaped};
use super::answer::{Answer, answer, digest};
use super::desk::Desk;
use super::events;
use super::guard::{Caller, refusal};
use crate::cli::failure::Failure;
use crate::locale::Message;
use crate::site::CSP;

/// How often a free port is looked for that both addresses of this machine have.
const TRIES: usize = 16;

/// How many pages are rendered at once at most.
const RENDERING: usize = 16;

/// Where one may come in.
pub(super) struct Doors {
    listeners: Vec<TcpListener>,
    pub(super) port: u16,
}

impl Doors {
    /// What to type into a browser.
    pub(super) fn address(&self) -> String {
        format!("http://localhost:{}/", self.port)
    }
}

/// Takes `port` of this machine, or any that is free where it is 0.
///
/// # Errors
/// Where it is taken. Both addresses of `localhost` are wanted: who asks for one could else be
/// answered by somebody else at the other.
pub(super) fn open(port: u16) -> anyhow::Result<Doors> {
    for _ in 0..TRIES {
        match doors(port) {
            Err(error) if error.kind() == ErrorKind::AddrInUse && port == 0 => {}
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                let message = Message::new("port-taken").with("port", port.to_string());
                return Err(Failure::new(message).into());
            }
            doors => return doors.with_context(|| format!("cannot listen at port {port}")),
        }
    }
    anyhow::bail!("cannot listen: no port is free at both 127.0.0.1 and [::1]")
}

fn doors(port: u16) -> io::Result<Doors> {
    let first = listen(Ipv4Addr::LOCALHOST.into(), port)?;
    let port = first.local_addr()?.port();
    let mut listeners = vec![first];
    match listen(Ipv6Addr::LOCALHOST.into(), port) {
        Ok(second) => listeners.push(second),
        Err(error) if error.kind() == ErrorKind::AddrInUse => return Err(error),
        // Not every machine speaks IPv6.
        Err(_) => {}
    }
    Ok(Doors { listeners, port })
}

fn listen(address: IpAddr, port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(SocketAddr::new(address, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Answers until somebody interrupts it. Whatever is still being rendered or sent then is dropped:
/// there is nothing to put in order.
pub(super) fn serve(doors: Doors, desk: Arc<Desk>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .thread_stack_size(super::STACK)
        .max_blocking_threads(RENDERING)
        .build()
        .context("cannot start answering")?;
    let ended = runtime.block_on(async move {
        let app = Router::new().fallback(take).with_state(desk);
        let mut tasks = Vec::new();
        for listener in doors.listeners {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            tasks.push(tokio::spawn(serving(listener, app.clone())));
        }
        match select(select_all(tasks), pin!(ctrl_c())).await {
            Either::Left(((ended, ..), _)) => ended.context("answering has ended")??,
            Either::Right((interrupted, _)) => interrupted.context("cannot hear Ctrl-C")?,
        }
        Ok(())
    });
    runtime.shutdown_background();
    ended
}

async fn serving(listener: tokio::net::TcpListener, app: Router) -> io::Result<()> {
    axum::serve(listener, app).await
}

async fn take(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let headers = request.headers();
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let authority = request.uri().authority().map(Authority::as_str);
    let caller = Caller {
        method: request.method().as_str(),
        // Who names the host twice means the first, by RFC 9112.
        host: authority.or(said("host")),
        origin: said("origin"),
        site: said("sec-fetch-site"),
        mode: said("sec-fetch-mode"),
    };
    if let Some((status, text)) = refusal(caller, desk.port) {
        return refused(status, text);
    }
    let wanted = Wanted::of(request.uri().path());
    if wanted == Wanted::Events {
        if request.method() == Method::HEAD {
            return with_headers(Response::new(Body::empty()), "text/event-stream");
        }
        let query = request.uri().query().unwrap_or("");
        return with_headers(events::stream(&desk, query), "text/event-stream");
    }
    let known = headers.get(header::IF_NONE_MATCH).cloned();
    // Rendering takes a while: others are answered meanwhile.
    match spawn_blocking(move || answer(&desk, &wanted)).await {
        Ok(answer) => respond(answer, known.as_ref()),
        Err(_) => refused(500, "comity itself has failed at this page.\n"),
    }
}

fn respond(answer: Answer, known: Option<&HeaderValue>) -> Response {
    let tag = format!("\"{}\"", digest(&[&answer.bytes]));
    let is_known = known.is_some_and(|known| {
        let mut known = known.to_str().unwrap_or("").split(',');
        known.any(|one| one.trim().trim_start_matches("W/") == tag)
    });
    let is_fresh = is_known && answer.status == 200;
    let (status, body) = if is_fresh {
        (304, Body::empty())
    } else {
        (answer.status, Body::from(answer.bytes))
    };
    let mut response = with_headers(Response::new(body), answer.media_type);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    let mut put = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    };
    if status == 200 || is_fresh {
        put(header::ETAG, &tag);
    }
    if let Some(location) = answer.location {
        put(header::LOCATION, &format!("/{}", escaped(&location)));
    }
    response
}

fn refused(status: u16, text: &'static str) -> Response {
    let response = Response::new(Body::from(text));
    let mut response = with_headers(response, "text/plain; charset=utf-8");
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    if status == 405 {
        let allowed = HeaderValue::from_static("GET, HEAD");
        response.headers_mut().insert(header::ALLOW, allowed);
    }
    response
}

/// What every answer says: what it is, that it is not to be kept, and what browsers must not do.
fn with_headers(mut response: Response, media_type: &'static str) -> Response {
    let headers: &mut HeaderMap = response.headers_mut();
    let fixed = [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let policy = match media_type {
        "text/html; charset=utf-8" => {
            format!("{CSP}; connect-src 'self'; frame-ancestors 'none'")
        }
        "image/svg+xml" => "default-src 'none'; style-src 'unsafe-inline'; sandbox".to_owned(),
        // A browser shows a paper with means of its own, which a policy would forbid.
        "application/pdf" => return response,
        _ => "default-src 'none'".to_owned(),
    };
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
