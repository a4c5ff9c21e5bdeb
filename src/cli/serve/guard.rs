//! Whom the preview answers: browsers of this machine, on pages that are its own.
//!
//! Any page of the web can send requests to a port of this machine, and can give itself a name that
//! leads here. The name that the browser meant stands in `Host`, the page that asks in `Origin`.

/// A request, as far as it says who asks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Caller<'a> {
    pub(super) method: &'a str,
    pub(super) host: Option<&'a str>,
    pub(super) origin: Option<&'a str>,
    /// `Sec-Fetch-Site` and `Sec-Fetch-Mode`, where the browser sends them.
    pub(super) site: Option<&'a str>,
    pub(super) mode: Option<&'a str>,
}

/// Why a request is not answered: the status and a line for people.
pub(super) type Refusal = (u16, &'static str);

/// Why `caller` is not answered at `port`; `None` where they are.
pub(super) fn refusal(caller: Caller<'_>, port: u16) -> Option<Refusal> {
    if !["GET", "HEAD"].contains(&caller.method) {
        return Some((405, "This preview can be read, and nothing else.\n"));
    }
    if !caller.host.is_some_and(|host| is_own(host, port)) {
        return Some((
            421,
            "This preview is for this machine: ask for localhost.\n",
        ));
    }
    let foreign = (403, "This preview is for its own pages.\n");
    let is_own_origin = |origin: &str| {
        let host = origin.strip_prefix("http://");
        host.is_some_and(|host| is_own(host, port))
    };
    if caller.origin.is_some_and(|origin| !is_own_origin(origin)) {
        return Some(foreign);
    }
    // A link may lead here from anywhere; a picture or a script of a foreign page may not.
    let is_foreign = matches!(caller.site, Some("cross-site" | "same-site"));
    (is_foreign && caller.mode != Some("navigate")).then_some(foreign)
}

/// Whether `host` is a name of this machine that no one else can take, with the port.
fn is_own(host: &str, port: u16) -> bool {
    let names = ["localhost", "127.0.0.1", "[::1]"];
    names.iter().any(|name| {
        let rest = host
            .get(..name.len())
            .filter(|start| start.eq_ignore_ascii_case(name))
            .map(|_| &host[name.len()..]);
        match rest {
            Some("") => port == 80,
            Some(rest) => rest.strip_prefix(':') == Some(&*port.to_string()),
            None => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALLER: Caller<'_> = Caller {
        method: "GET",
        host: Some("localhost:4747"),
        origin: None,
        site: None,
        mode: None,
    };

    fn status(caller: Caller<'_>) -> Option<u16> {
        refusal(caller, 4747).map(|(status, _)| status)
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in [
            "localhost:4747",
            "LocalHost:4747",
            "127.0.0.1:4747",
            "[::1]:4747",
        ] {
            let host = Some(host);
            assert_eq!(status(Caller { host, ..CALLER }), None, "{host:?}");
        }
        for host in [
            "localhost",
            "localhost:80",
            "evil.example:4747",
            "localhost.evil.example:4747",
            "127.0.0.1.evil.example:4747",
            "localhost:47470",
            "localhost:4747@evil",
            "::1:4747",
            "",
            "0.0.0.0:4747",
            "é:4747",
        ] {
            let host = Some(host);
            assert_eq!(status(Caller { host, ..CALLER }), Some(421), "{host:?}");
        }
        assert_eq!(
            status(Caller {
                host: None,
                ..CALLER
            }),
            Some(421)
        );
        assert_eq!(
            refusal(
                Caller {
                    host: Some("localhost"),
                    ..CALLER
                },
                80
            ),
            None
        );
    }

    #[test]
    fn pages_of_others_are_not_answered() {
        for (origin, expected) in [
            ("http://localhost:4747", None),
            ("http://[::1]:4747", None),
            ("https://localhost:4747", Some(403)),
            ("http://evil.example", Some(403)),
            ("http://localhost:8080", Some(403)),
            ("null", Some(403)),
        ] {
            let origin = Some(origin);
            assert_eq!(status(Caller { origin, ..CALLER }), expected, "{origin:?}");
        }
        let foreign = Caller {
            site: Some("cross-site"),
            mode: Some("no-cors"),
            ..CALLER
        };
        assert_eq!(status(foreign), Some(403));
        assert_eq!(
            status(Caller {
                mode: Some("navigate"),
                ..foreign
            }),
            None
        );
        assert_eq!(
            status(Caller {
                site: Some("same-origin"),
                ..foreign
            }),
            None
        );
    }

    #[test]
    fn nothing_can_be_sent() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"] {
            assert_eq!(status(Caller { method, ..CALLER }), Some(405), "{method}");
        }
    }
}
