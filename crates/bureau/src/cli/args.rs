//! The arguments, and their help.

use clap::{ArgAction, Args, Parser, Subcommand};
use std::path::PathBuf;

const TEMPLATE: &str = "{about}\n\nUtilisation : {usage}\n\n{all-args}{after-help}";

const AFTER: &str = "Codes de sortie : 0 fait ; 1 refusé ; 2 fichier illisible ou stockage injoignable ; 64 commande \
incomprise.\nLe stockage et les secrets viennent de l'environnement : ISOLOIR_TABLE_PREFIX, ISOLOIR_SECRET_<USAGE>, et \
les variables d'AWS.";

/// Le travail du bureau de vote et de l'exploitation : vérifier, importer, inviter, fermer, publier.
#[derive(Parser)]
#[command(
    name = "isoloir",
    version,
    help_template = TEMPLATE,
    after_help = AFTER,
    subcommand_help_heading = "Commandes",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    arg_required_else_help = true
)]
pub(super) struct Arguments {
    /// Affiche cette aide
    #[arg(short = 'h', long = "aide", alias = "help", global = true, display_order = 1_000, action = ArgAction::Help)]
    help: Option<bool>,
    /// Affiche la version
    #[arg(short = 'V', long = "version", action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Vérifie un dossier d'événement : event.toml et roll.csv
    #[command(help_template = TEMPLATE)]
    Check(CheckArgs),
    /// Importe un événement scellé dans le portail ; se relance sans risque
    #[command(help_template = TEMPLATE)]
    Import(ImportArgs),
    /// Envoie à chaque électeur le message d'ouverture, à son rythme ; reprend où il s'était arrêté
    #[command(help_template = TEMPLATE)]
    Invite(InviteArgs),
    /// Ferme les scrutins, compare urne et émargements, écrit les archives .bel
    #[command(help_template = TEMPLATE)]
    Close(CloseArgs),
    /// Contrôle une archive finale et écrit ce qui est à publier
    #[command(help_template = TEMPLATE)]
    Publish(PublishArgs),
    /// Vérifie et exporte le journal signé des réassorts
    #[command(help_template = TEMPLATE)]
    ReissueLog(ReissueLogArgs),
}

#[derive(Args)]
pub(super) struct CheckArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
}

#[derive(Args)]
pub(super) struct ImportArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// Dossier portail/ de la cérémonie
    #[arg(long, value_name = "DOSSIER")]
    pub(super) sealed: PathBuf,
}

#[derive(Args)]
pub(super) struct InviteArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// Journal des numéros déjà invités ; créé s'il n'existe pas
    #[arg(long, value_name = "FICHIER")]
    pub(super) journal: PathBuf,
    /// Messages par seconde, au plus ce que permet le compte SES
    #[arg(long, value_name = "NOMBRE", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=500))]
    pub(super) rate: u32,
    /// Adresse du portail, par exemple https://vote.example.fr
    #[arg(long, env = "ISOLOIR_ORIGIN", value_name = "ADRESSE")]
    pub(super) origin: String,
    /// Adresse d'expédition, vérifiée auprès de SES
    #[arg(long, env = "ISOLOIR_SENDER", value_name = "ADRESSE")]
    pub(super) sender: String,
    /// Adresse de l'assistance, à qui vont les réponses ; sinon celle d'expédition
    #[arg(long, env = "ISOLOIR_HELP_DESK", value_name = "ADRESSE")]
    pub(super) help_desk: Option<String>,
    /// Jeu de configuration SES
    #[arg(long, env = "ISOLOIR_CONFIGURATION_SET", value_name = "NOM")]
    pub(super) configuration_set: Option<String>,
}

#[derive(Args)]
pub(super) struct CloseArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// Dossier portail/ de la cérémonie, pour les listes publiques
    #[arg(long, value_name = "DOSSIER")]
    pub(super) sealed: PathBuf,
    /// Dossier où écrire les archives
    #[arg(long, value_name = "DOSSIER")]
    pub(super) out: PathBuf,
}

#[derive(Args)]
pub(super) struct PublishArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// L'archive finale, avec le résultat
    #[arg(long, value_name = "FICHIER")]
    pub(super) archive: PathBuf,
    /// Dossier où écrire ce qui est à publier
    #[arg(long, value_name = "DOSSIER")]
    pub(super) out: PathBuf,
}

#[derive(Args)]
pub(super) struct ReissueLogArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// Dossier où écrire <uuid>.reissues.jsonl
    #[arg(long, value_name = "DOSSIER")]
    pub(super) out: PathBuf,
}
