//! The front: pages and API at one origin, what is kept there, and what the pages' headers say.

use crate::expansion::{list, of_type, project, properties};
use http_edge::{Caller, Method, Route};
use portal_local::documents::SANDBOX;
use portal_local::pages::HEADERS;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// AWS's own policies: nothing kept; everything of the viewer but its `Host` handed on.
const CACHING_DISABLED: &str = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const ALL_BUT_HOST: &str = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

#[test]
fn the_deployed_pages_have_the_headers_of_the_local_ones() {
    let policy = &properties("Front/PageHeaders")["ResponseHeadersPolicyConfig"];
    let here: BTreeMap<String, String> = HEADERS
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    assert_eq!(headers(policy), here);
    assert_eq!(
        behaviour("/connexion")["ResponseHeadersPolicyId"],
        "<Front/PageHeaders>"
    );
}

#[test]
fn we_02_neither_page_nor_document_is_shown_in_a_frame() {
    for policy in ["Front/PageHeaders", "Front/DocumentHeaders"] {
        let headers = headers(&properties(policy)["ResponseHeadersPolicyConfig"]);
        assert_eq!(headers["x-frame-options"], "DENY", "{policy}");
        assert!(
            headers["content-security-policy"].contains("frame-ancestors 'none'"),
            "{policy}"
        );
    }
}

#[test]
fn we_07_a_document_is_shown_in_a_sandbox_that_may_do_nothing() {
    let behaviour = behaviour("/documents/CAPNzinspect2z22pro/1-profession-de-foi.pdf");
    assert_eq!(behaviour["TargetOriginId"], "pages");
    assert_eq!(behaviour["ResponseHeadersPolicyId"], "<Front/DocumentHeaders>");
    let headers = headers(&properties("Front/DocumentHeaders")["ResponseHeadersPolicyConfig"]);
    assert_eq!(headers["content-security-policy"], SANDBOX);
    assert!(SANDBOX.starts_with("sandbox; default-src 'none';") && !SANDBOX.contains("allow-"));
    assert_eq!(headers["x-content-type-options"], "nosniff");
}

#[test]
fn an_address_is_the_same_file_at_the_front_as_on_loopback() {
    let table = include_str!("../vectors/addresses.csv");
    let rows: Vec<(&str, &str)> = table
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .collect();
    let addresses: Vec<&str> = rows.iter().map(|(address, _)| *address).collect();
    for ((address, file), found) in rows.iter().zip(rewritten(&addresses)) {
        let expected = if file.is_empty() { "-" } else { file };
        assert_eq!(found, format!("/{expected}"), "{address}");
    }
    for of in ["/connexion", "/documents/x/1.pdf"] {
        assert_eq!(
            behaviour(of)["FunctionAssociations"],
            json!([{"EventType": "viewer-request", "FunctionARN": "<Front/Addresses.FunctionARN>"}])
        );
    }
}

#[test]
fn se_11_a_function_is_told_the_viewers_address_by_the_front_and_knows_it_by_a_proof_of_this_stack() {
    let proof = "0f0e0d0c-0000-4000-8000-000000000000";
    let api = list(&distribution()["Origins"])
        .into_iter()
        .find(|origin| origin["Id"] == "api")
        .expect("the API is behind the front");
    assert_eq!(
        api["OriginCustomHeaders"],
        json!([{"HeaderName": "x-isoloir-front", "HeaderValue": proof}])
    );
    assert_eq!(
        properties("LogIn")["Environment"]["Variables"]["ISOLOIR_FRONT"],
        proof
    );
    // A name that the viewer wrote is written over.
    let told = run(
        "Front/Viewer",
        &json!({"viewer": {"ip": "203.0.113.9"}, "request": {"headers": {"x-isoloir-viewer": {"value": "192.0.2.1"}}}}),
        "handler(given).headers",
    );
    assert_eq!(told, json!({"x-isoloir-viewer": {"value": "203.0.113.9"}}));
}

#[test]
fn what_a_voter_reads_or_sends_is_never_kept_and_reaches_its_function_as_it_came() {
    for route in portal_routes() {
        let behaviour = behaviour(&example(&route));
        assert_eq!(behaviour["TargetOriginId"], "api", "{}", route.path);
        assert_eq!(behaviour["ViewerProtocolPolicy"], "https-only", "{}", route.path);
        let methods = list(&behaviour["AllowedMethods"]);
        assert!(
            methods.contains(&&json!(route.method.as_str())),
            "{} {}",
            route.method.as_str(),
            route.path
        );
        if route.method == Method::Get && route.caller == Caller::Anyone {
            continue;
        }
        assert_eq!(behaviour["CachePolicyId"], CACHING_DISABLED, "{}", route.path);
        // A policy of answers' headers could take one away: Clear-Site-Data, Set-Cookie.
        assert!(behaviour["ResponseHeadersPolicyId"].is_null(), "{}", route.path);
        assert_eq!(behaviour["OriginRequestPolicyId"], ALL_BUT_HOST, "{}", route.path);
        assert_eq!(
            behaviour["FunctionAssociations"],
            json!([{"EventType": "viewer-request", "FunctionARN": "<Front/Viewer.FunctionARN>"}])
        );
    }
}

#[test]
fn what_is_kept_is_named_by_its_path_alone_and_asked_without_cookies() {
    let behaviours = list(&distribution()["CacheBehaviors"])
        .into_iter()
        .chain([&distribution()["DefaultCacheBehavior"]]);
    for behaviour in behaviours {
        assert_eq!(
            behaviour["ResponseHeadersPolicyId"].is_null(),
            behaviour["TargetOriginId"] == "api"
        );
        if behaviour["CachePolicyId"] == CACHING_DISABLED {
            continue;
        }
        assert_eq!(behaviour["CachePolicyId"], "<Front/ByPathAlone>", "{behaviour}");
        assert!(behaviour["OriginRequestPolicyId"].is_null(), "{behaviour}");
        assert_eq!(behaviour["AllowedMethods"], json!(["GET", "HEAD"]), "{behaviour}");
    }
    let kept = &properties("Front/ByPathAlone")["CachePolicyConfig"];
    let key = &kept["ParametersInCacheKeyAndForwardedToOrigin"];
    assert_eq!(key["CookiesConfig"]["CookieBehavior"], "none");
    assert_eq!(key["HeadersConfig"]["HeaderBehavior"], "none");
    assert_eq!(key["QueryStringsConfig"]["QueryStringBehavior"], "none");
    // How long is said by who answers; an answer that says nothing is not kept.
    assert_eq!((&kept["MinTTL"], &kept["DefaultTTL"]), (&json!(0), &json!(0)));
}

#[test]
fn a_refusal_keeps_its_own_document_and_no_error_is_kept_for_another_voter() {
    // 404 is the exception: its document says no more than the page.
    let refusals = std::fs::read_to_string(project().join("docs/PROBLEMS.md")).unwrap();
    for response in list(&distribution()["CustomErrorResponses"]) {
        assert_eq!(response["ErrorCachingMinTTL"], 0, "{response}");
        let of_actions = format!("| {} | `", response["ErrorCode"]);
        assert!(
            response["ResponsePagePath"].is_null()
                || response["ErrorCode"] == 404
                || !refusals.contains(&of_actions),
            "{response} replaces what an action says"
        );
    }
    let pages: BTreeMap<u64, &str> = list(&distribution()["CustomErrorResponses"])
        .into_iter()
        .filter_map(|response| {
            Some((
                response["ErrorCode"].as_u64()?,
                response["ResponsePagePath"].as_str()?,
            ))
        })
        .collect();
    assert_eq!(
        pages,
        BTreeMap::from([
            (404, "/404.html"),
            (500, "/indisponible.html"),
            (502, "/indisponible.html"),
            (504, "/indisponible.html"),
        ])
    );
}

#[test]
fn ia_04_the_front_speaks_tls_1_2_or_newer_behind_a_firewall_under_the_portals_name() {
    let distribution = distribution();
    assert_eq!(
        distribution["ViewerCertificate"]["MinimumProtocolVersion"],
        "TLSv1.2_2021"
    );
    assert_eq!(distribution["HttpVersion"], "http2and3");
    assert_eq!(distribution["IPV6Enabled"], true);
    let firewall = distribution["WebACLId"].as_str().unwrap_or_default();
    assert!(
        firewall.starts_with("arn:aws:wafv2:us-east-1:"),
        "CloudFront takes a web ACL of us-east-1: {firewall}"
    );
    let origin = &properties("CastBallot")["Environment"]["Variables"]["ISOLOIR_ORIGIN"];
    let host = distribution["Aliases"][0].as_str().unwrap_or_default();
    assert_eq!(
        *origin,
        format!("https://{host}"),
        "the functions expect pages of another origin"
    );
}

#[test]
fn lo_05_the_front_writes_no_log() {
    assert!(distribution()["Logging"].is_null());
    let firewall = std::fs::read_to_string(project().join("infra/waf.yaml")).unwrap();
    assert!(!firewall.contains("SampledRequestsEnabled: true"));
    assert!(!firewall.contains("AWS::WAFv2::LoggingConfiguration"));
}

#[test]
fn ia_10_only_the_front_reads_the_pages_bucket_and_old_versions_stay() {
    let bucket = properties("Front/Pages");
    assert_eq!(of_type("AWS::S3::Bucket").len(), 1);
    assert_eq!(bucket["VersioningConfiguration"]["Status"], "Enabled");
    assert_eq!(
        bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"][0]["ServerSideEncryptionByDefault"]["SSEAlgorithm"],
        "AES256"
    );
    for block in [
        "BlockPublicAcls",
        "BlockPublicPolicy",
        "IgnorePublicAcls",
        "RestrictPublicBuckets",
    ] {
        assert_eq!(bucket["PublicAccessBlockConfiguration"][block], true, "{block}");
    }
    let statements = list(&properties("Front/PagesPolicy")["PolicyDocument"]["Statement"]);
    for statement in &statements {
        match statement["Effect"].as_str() {
            Some("Deny") => assert_eq!(statement["Principal"], "*"),
            _ => {
                assert_eq!(
                    statement["Principal"],
                    json!({"Service": "cloudfront.amazonaws.com"})
                );
                assert_eq!(
                    statement["Condition"],
                    json!({"StringEquals": {"aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/<Front/Front>"}})
                );
                assert!(
                    matches!(
                        statement["Action"].as_str(),
                        Some("s3:GetObject" | "s3:ListBucket")
                    ),
                    "{statement}"
                );
            }
        }
    }
    let denied: Vec<&Value> = statements
        .iter()
        .filter(|statement| statement["Effect"] == "Deny")
        .map(|statement| &statement["Condition"])
        .collect();
    assert_eq!(
        denied,
        [
            &json!({"Bool": {"aws:SecureTransport": "false"}}),
            &json!({"NumericLessThan": {"s3:TlsVersion": "1.2"}}),
        ]
    );
}

#[test]
fn the_firewall_answers_too_many_requests_with_the_portals_own_sentence() {
    let firewall = std::fs::read_to_string(project().join("infra/waf.yaml")).unwrap();
    let refusals = std::fs::read_to_string(project().join("docs/PROBLEMS.md")).unwrap();
    let row = refusals
        .lines()
        .find(|line| line.contains("`REQ-008`"))
        .expect("the refusal is documented");
    let sentence = row
        .split('|')
        .nth(4)
        .unwrap_or_default()
        .trim()
        .replace('\u{a0}', " ");
    let written = firewall.replace("''", "'");
    assert!(
        written.contains(&format!("\"title\":\"{sentence}\"")),
        "{sentence}"
    );
    assert!(written.contains(r#""status":429,"code":"REQ-008""#));
}

fn distribution() -> &'static Value {
    &properties("Front/Front")["DistributionConfig"]
}

/// The behaviour of an address: the first whose pattern fits, as CloudFront chooses.
fn behaviour(path: &str) -> &'static Value {
    list(&distribution()["CacheBehaviors"])
        .into_iter()
        .find(|behaviour| fits(behaviour["PathPattern"].as_str().unwrap_or_default(), path))
        .unwrap_or(&distribution()["DefaultCacheBehavior"])
}

/// CloudFront's `*`: any signs, slashes too. The patterns here hold no `?`.
fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((head, tail)) => path.strip_prefix(head).is_some_and(|rest| {
            rest.char_indices()
                .map(|(place, _)| place)
                .chain([rest.len()])
                .any(|place| fits(tail, &rest[place..]))
        }),
    }
}

/// Every header that a policy gives, as the browser reads them.
fn headers(policy: &Value) -> BTreeMap<String, String> {
    let security = policy["SecurityHeadersConfig"]
        .as_object()
        .expect("the policy has security headers");
    let mut found: BTreeMap<String, String> = security
        .iter()
        .map(|(kind, given)| {
            assert_eq!(given["Override"], true, "{kind}");
            let text = |name: &str| given[name].as_str().unwrap_or_default().to_owned();
            let (name, value) = match kind.as_str() {
                "ContentSecurityPolicy" => ("content-security-policy", text("ContentSecurityPolicy")),
                "ContentTypeOptions" => ("x-content-type-options", "nosniff".to_owned()),
                "FrameOptions" => ("x-frame-options", text("FrameOption")),
                "ReferrerPolicy" => ("referrer-policy", text("ReferrerPolicy")),
                "StrictTransportSecurity" => ("strict-transport-security", transport(given)),
                other => (other, "a header that no file of the local portal has".to_owned()),
            };
            (name.to_owned(), value)
        })
        .collect();
    for given in list(&policy["CustomHeadersConfig"]["Items"]) {
        assert_eq!(given["Override"], true, "{given}");
        let text = |name: &str| given[name].as_str().unwrap_or_default().to_owned();
        found.insert(text("Header"), text("Value"));
    }
    found
}

fn transport(given: &Value) -> String {
    let subdomains = if given["IncludeSubdomains"] == true {
        "; includeSubDomains"
    } else {
        ""
    };
    let preload = if given["Preload"] == true { "; preload" } else { "" };
    format!("max-age={}{subdomains}{preload}", given["AccessControlMaxAgeSec"])
}

/// What the front's function makes of these addresses.
fn rewritten(addresses: &[&str]) -> Vec<String> {
    let asked = "given.map((uri) => handler({ request: { uri } }).uri)";
    serde_json::from_value(run("Front/Addresses", &json!(addresses), asked))
        .expect("the function gives an address for each")
}

/// A function of the front, run by node on what is `given`.
fn run(function: &str, given: &Value, asked: &str) -> Value {
    let code = properties(function)["FunctionCode"]
        .as_str()
        .expect("the function has its code");
    let program = format!(
        "{code}\nconst given = JSON.parse(require('fs').readFileSync(0)); console.log(JSON.stringify({asked}));"
    );
    let mut node = Command::new("node")
        .args(["-e", &program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node starts");
    node.stdin
        .take()
        .expect("it is piped")
        .write_all(given.to_string().as_bytes())
        .expect("node reads what it is given");
    let output = node.wait_with_output().expect("node ends");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("node writes JSON")
}

fn portal_routes() -> Vec<Route> {
    crate::routes::actions()
        .into_iter()
        .flat_map(|(_, routes)| routes.iter().copied())
        .filter(|route| route.caller != Caller::Operator)
        .collect()
}

/// An address of a route: each parameter is some name.
fn example(route: &Route) -> String {
    let parts: Vec<&str> = route
        .path
        .split('/')
        .map(|part| {
            if part.starts_with('{') {
                "CAPNzinspect2z22pro"
            } else {
                part
            }
        })
        .collect();
    parts.join("/")
}
