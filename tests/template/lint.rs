//! The linters of AWS. They miss too wide a right (ATTACKS IA-01), which is why the other files exist.

use crate::expansion::{project, tool};
use std::process::Command;

#[test]
fn every_template_passes_cfn_lint() {
    let mut templates = vec![project().join("template.yaml")];
    let nested = std::fs::read_dir(project().join("infra"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    templates.extend(nested.filter(|path| path.extension().is_some_and(|extension| extension == "yaml")));
    assert!(templates.len() > 1);
    passes(
        Command::new(tool("cfn-lint"))
            .args(["--regions", "eu-west-3", "--"])
            .args(templates),
    );
}

#[test]
fn the_template_passes_sam_validate() {
    passes(
        Command::new(tool("sam"))
            .args(["validate", "--lint", "--region", "eu-west-3", "--template"])
            .arg(project().join("template.yaml")),
    );
}

fn passes(command: &mut Command) {
    let output = command
        .env("SAM_CLI_TELEMETRY", "0")
        .env("AWS_DEFAULT_REGION", "eu-west-3")
        .output()
        .expect("it starts");
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}
