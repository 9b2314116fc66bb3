//! LO-08, LO-10: what the message services keep.

use crate::expansion::{list, of_type, properties, resources};
use http_edge::Action as _;
use http_edge::Method;
use serde_json::json;

#[test]
fn lo_08_re_17_the_set_for_re_issued_codes_keeps_no_address() {
    let set = properties("Messaging/Reissue");
    assert_eq!(set["Name"], "isoloir-reissue");
    // An empty list overrides the account's suppression list, which would remember a bounced address.
    assert_eq!(set["SuppressionOptions"], json!({"SuppressedReasons": []}));
    assert_eq!(set["ReputationOptions"]["ReputationMetricsEnabled"], false);
    assert!(
        set["TrackingOptions"].is_null() && set["ArchivingOptions"].is_null() && set["VdmOptions"].is_null()
    );
    for (address, resource) in resources() {
        let kind = resource["Type"].as_str().unwrap_or_default();
        let copies = [
            "AWS::SES::ConfigurationSetEventDestination",
            "AWS::SES::MailManager",
            "AWS::SES::ReceiptRule",
        ];
        assert!(
            !copies.iter().any(|prefix| kind.starts_with(prefix)),
            "{address} is a {kind}"
        );
    }
    let variables = &properties("RequestVotingCode")["Environment"]["Variables"];
    assert_eq!(variables["ISOLOIR_CONFIGURATION_SET"], "<Messaging/Reissue>");
}

#[test]
fn lo_08_nothing_writes_down_the_delivery_of_text_messages() {
    for (address, topic) in of_type("AWS::SNS::Topic") {
        assert!(topic["DeliveryStatusLogging"].is_null(), "{address}");
        assert!(
            topic["Subscription"].is_null(),
            "{address}: who is woken is decided at deployment"
        );
    }
    for (address, _) in of_type("AWS::IAM::Role") {
        // SNS logs deliveries through a role that it may take: there is none.
        let trust = &properties(address)["AssumeRolePolicyDocument"];
        assert!(!trust.to_string().contains("sns.amazonaws.com"), "{address}");
    }
}

#[test]
fn lo_10_an_alarm_names_a_metric_and_a_function_only() {
    for (address, alarm) in of_type("AWS::CloudWatch::Alarm") {
        for dimension in list(&alarm["Dimensions"]) {
            let name = dimension["Name"].as_str().unwrap_or_default();
            assert!(matches!(name, "ApiId" | "FunctionName"), "{address}: {name}");
        }
        assert_eq!(alarm["AlarmActions"], json!(["<Alarms/Operators>"]), "{address}");
        assert_eq!(alarm["TreatMissingData"], "notBreaching", "{address}");
    }
}

#[test]
fn ac_13_activations_that_a_network_is_refused_raise_an_alarm_and_all_are_counted() {
    let alarm = properties("Alarms/ActivationsHeldBack");
    let per_network = election::limits::ACTIVATIONS_PER_NETWORK.tries;
    // A hundred activations of one address in a minute: what is above the limit reaches the threshold in that minute.
    let refused = 100 - per_network;
    assert!(alarm["Threshold"].as_u64().unwrap() <= u64::from(refused));
    assert_eq!(
        (&alarm["Period"], &alarm["Statistic"]),
        (&json!(60), &json!("Sum"))
    );
    let route = "POST /api/activation";
    let served = activate_account::ActivateAccount::ROUTES[0];
    assert_eq!((served.method, served.path), (Method::Post, "/api/activation"));
    for (count, status) in [("ActivationsHeldBack", "429"), ("Activations", "200")] {
        let filter = properties(&format!("Alarms/{count}Count"));
        assert_eq!(filter["LogGroupName"], "<PortalAccessLog>");
        // The fields and their spelling are those of the access log's format (LO-05).
        assert_eq!(
            filter["FilterPattern"],
            format!(r#"{{ $.route = "{route}" && $.status = "{status}" }}"#)
        );
        let metric = &filter["MetricTransformations"][0];
        assert_eq!(metric["MetricName"], count);
        assert_eq!(metric["MetricNamespace"], alarm["Namespace"]);
    }
    assert_eq!(alarm["MetricName"], "ActivationsHeldBack");
}

#[test]
fn only_an_alarm_wakes_an_operator() {
    let policy = &properties("Alarms/OperatorsPolicy");
    assert_eq!(policy["Topics"], json!(["<Alarms/Operators>"]));
    let [statement] = list(&policy["PolicyDocument"]["Statement"])[..] else {
        panic!("one statement")
    };
    assert_eq!(
        statement["Principal"],
        json!({"Service": "cloudwatch.amazonaws.com"})
    );
    assert_eq!(
        statement["Condition"],
        json!({"StringEquals": {"aws:SourceAccount": "111122223333"}})
    );
}

#[test]
fn mail_leaves_over_tls_or_not_at_all() {
    for (address, set) in of_type("AWS::SES::ConfigurationSet") {
        assert_eq!(set["DeliveryOptions"]["TlsPolicy"], "REQUIRE", "{address}");
    }
}
