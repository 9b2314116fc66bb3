//! The arguments, and their help.

use clap::{ArgAction, Args, Parser, Subcommand};
use std::path::PathBuf;

const TEMPLATE: &str = "{about}\n\nUtilisation : {usage}\n\n{all-args}{after-help}";

const EXIT_CODES: &str = "Codes de sortie : 0 fait, ou archive valide ; 1 refusé, ou archive invalide ; \
2 fichier illisible ; 64 commande incomprise.\nLes phrases de passe sont demandées au clavier, ou lues dans le fichier que \
nomme ISOLOIR_PASSPHRASE_FILE.";

/// Les opérations hors ligne d'une élection : codes de vote, clés des dépositaires, dépouillement, vérification.
#[derive(Parser)]
#[command(
    name = "isoloir-ceremony",
    version,
    help_template = TEMPLATE,
    after_help = EXIT_CODES,
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
    /// Fabrique les codes de vote et les listes publiques d'un événement
    #[command(help_template = TEMPLATE)]
    Codes(CodesArgs),
    /// Contrôle une notice imprimée : son code est-il bien celui de cet électeur ?
    #[command(help_template = TEMPLATE)]
    CheckNotice(CheckNoticeArgs),
    /// Prépare les scrutins
    #[command(subcommand, help_template = TEMPLATE, arg_required_else_help = true)]
    Election(ElectionCommand),
    /// Le groupe des dépositaires des clés : plan, puis clé commune
    #[command(subcommand, help_template = TEMPLATE, arg_required_else_help = true)]
    Trustees(TrusteesCommand),
    /// Un dépositaire : ses étapes, sur sa machine
    #[command(subcommand, help_template = TEMPLATE, arg_required_else_help = true)]
    Trustee(TrusteeCommand),
    /// Vérifie toute l'urne close, puis déchiffre sa part du total
    #[command(help_template = TEMPLATE)]
    Decrypt(DecryptArgs),
    /// Réunit les parts et écrit l'archive finale <uuid>.bel avec le résultat
    #[command(help_template = TEMPLATE)]
    Combine(CombineArgs),
    /// Vérifie des archives .bel, d'où qu'elles viennent
    #[command(help_template = TEMPLATE)]
    Verify(VerifyArgs),
    /// Compare deux copies d'une urne : l'une continue-t-elle l'autre ?
    #[command(help_template = TEMPLATE)]
    CompareHeads(CompareHeadsArgs),
}

#[derive(Args)]
pub(super) struct DecryptArgs {
    /// L'archive close (.bel)
    #[arg(long, value_name = "FICHIER")]
    pub(super) archive: PathBuf,
    /// Son fichier de clé
    #[arg(long, value_name = "FICHIER")]
    pub(super) key: PathBuf,
    /// Nombre de bulletins, lu au procès-verbal de fermeture
    #[arg(long, value_name = "NOMBRE")]
    pub(super) expect_ballots: u64,
    /// Tête de l'archive, lue au procès-verbal de fermeture (64 chiffres hexadécimaux)
    #[arg(long, value_name = "EMPREINTE")]
    pub(super) expect_head: String,
    /// Où écrire la part ; sinon <uuid>.part-<n>.json dans le dossier courant
    #[arg(long, value_name = "FICHIER")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct CombineArgs {
    /// L'archive close (.bel)
    #[arg(long, value_name = "FICHIER")]
    pub(super) archive: PathBuf,
    /// Les parts des dépositaires
    #[arg(long, value_name = "FICHIER", num_args = 1.., required = true)]
    pub(super) shares: Vec<PathBuf>,
    /// Dossier où écrire <uuid>.bel
    #[arg(long, value_name = "DOSSIER")]
    pub(super) out: PathBuf,
}

#[derive(Args)]
pub(super) struct VerifyArgs {
    /// Les archives ; le code de sortie est le plus grand des leurs
    #[arg(value_name = "FICHIER", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Écrit un tableau JSON au lieu du texte
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Args)]
pub(super) struct CompareHeadsArgs {
    /// Une archive
    #[arg(value_name = "FICHIER_A")]
    pub(super) first: PathBuf,
    /// L'autre
    #[arg(value_name = "FICHIER_B")]
    pub(super) second: PathBuf,
}

#[derive(Args)]
pub(super) struct CodesArgs {
    /// Dossier de l'événement (event.toml et roll.csv)
    #[arg(long, value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// Dossier neuf où écrire imprimeur/ et portail/
    #[arg(long, value_name = "DOSSIER")]
    pub(super) out: PathBuf,
    /// Repart des codes d'un codes.csv déjà fait au lieu d'en tirer de nouveaux
    #[arg(long, value_name = "FICHIER")]
    pub(super) from: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct CheckNoticeArgs {
    /// Identifiant de l'événement, par exemple pro2022
    #[arg(long, value_name = "NOM")]
    pub(super) event: String,
    /// Numéro d'électeur imprimé sur la notice
    #[arg(long, value_name = "NUMÉRO")]
    pub(super) number: String,
    /// Valeur de contrôle imprimée sur la notice
    #[arg(long, value_name = "VALEUR")]
    pub(super) check: String,
}

#[derive(Subcommand)]
pub(super) enum ElectionCommand {
    /// Écrit trustees.json et elections/<uuid>.json dans le dossier portail
    #[command(help_template = TEMPLATE)]
    Make(ElectionMakeArgs),
}

#[derive(Args)]
pub(super) struct ElectionMakeArgs {
    /// Dossier de l'événement
    #[arg(long, value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// Le fichier trustees.json assemblé
    #[arg(long, value_name = "FICHIER")]
    pub(super) trustees: PathBuf,
    /// Le dossier portail où écrire
    #[arg(long, value_name = "DOSSIER")]
    pub(super) out: PathBuf,
}

#[derive(Subcommand)]
pub(super) enum TrusteesCommand {
    /// Ouvre un dossier partagé avec le plan : qui, en quels groupes, avec quels seuils
    #[command(help_template = TEMPLATE)]
    Plan(PlanArgs),
    /// Assemble trustees.json quand tous ont publié leurs messages
    #[command(help_template = TEMPLATE)]
    Assemble(AssembleArgs),
}

#[derive(Args)]
pub(super) struct PlanArgs {
    /// Dossier de l'événement
    #[arg(long, value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// Dossier partagé à ouvrir
    #[arg(long, value_name = "DOSSIER")]
    pub(super) shared: PathBuf,
    /// Le président ou la présidente du bureau
    #[arg(long, value_name = "NOM", requires = "secretary", conflicts_with = "group")]
    pub(super) president: Option<String>,
    /// Le ou la secrétaire du bureau
    #[arg(long, value_name = "NOM", requires = "president")]
    pub(super) secretary: Option<String>,
    /// Un délégué de liste (deux au moins ; répéter l'option)
    #[arg(long, value_name = "NOM", requires = "president")]
    pub(super) delegate: Vec<String>,
    /// Une autre composition : « groupe:seuil:nom,nom,… » (répéter l'option)
    #[arg(long, value_name = "GROUPE", required_unless_present = "president")]
    pub(super) group: Vec<String>,
}

#[derive(Args)]
pub(super) struct AssembleArgs {
    /// Dossier partagé
    #[arg(long, value_name = "DOSSIER")]
    pub(super) shared: PathBuf,
    /// Le fichier trustees.json à écrire
    #[arg(long, value_name = "FICHIER")]
    pub(super) out: PathBuf,
}

#[derive(Subcommand)]
pub(super) enum TrusteeCommand {
    /// Prend sa place : fabrique sa clé secrète et publie son premier message
    #[command(help_template = TEMPLATE)]
    Join(JoinArgs),
    /// Fait toutes les étapes possibles maintenant, et dit qui l'on attend
    #[command(help_template = TEMPLATE)]
    Next(NextArgs),
    /// Vérifie que l'on est bien parmi les dépositaires d'un trustees.json
    #[command(help_template = TEMPLATE)]
    Check(CheckArgs),
    /// Pendant le vote, donne son accord à un plafond de réassorts plus haut
    #[command(help_template = TEMPLATE)]
    ApproveReissueCap(ApproveCapArgs),
}

#[derive(Args)]
pub(super) struct JoinArgs {
    /// Dossier partagé
    #[arg(long, value_name = "DOSSIER")]
    pub(super) shared: PathBuf,
    /// Son nom, tel que dans le plan
    #[arg(long, value_name = "NOM")]
    pub(super) name: String,
    /// Le fichier de clé à créer, à garder pour soi
    #[arg(long, value_name = "FICHIER")]
    pub(super) key: PathBuf,
}

#[derive(Args)]
pub(super) struct NextArgs {
    /// Dossier partagé
    #[arg(long, value_name = "DOSSIER")]
    pub(super) shared: PathBuf,
    /// Son fichier de clé
    #[arg(long, value_name = "FICHIER")]
    pub(super) key: PathBuf,
}

#[derive(Args)]
pub(super) struct CheckArgs {
    /// Son fichier de clé
    #[arg(long, value_name = "FICHIER")]
    pub(super) key: PathBuf,
    /// Le fichier trustees.json
    #[arg(long, value_name = "FICHIER")]
    pub(super) trustees: PathBuf,
}

#[derive(Args)]
pub(super) struct ApproveCapArgs {
    /// Son fichier de clé
    #[arg(long, value_name = "FICHIER")]
    pub(super) key: PathBuf,
    /// Le fichier trustees.json
    #[arg(long, value_name = "FICHIER")]
    pub(super) trustees: PathBuf,
    /// Le scrutin
    #[arg(long, value_name = "UUID")]
    pub(super) election: String,
    /// Le plafond en vigueur, tel que le bureau l'annonce
    #[arg(long, value_name = "NOMBRE")]
    pub(super) from: u64,
    /// Le nouveau plafond, tel que le bureau l'a décidé
    #[arg(long, value_name = "NOMBRE")]
    pub(super) to: u64,
    /// Où écrire l'accord ; sinon <uuid>.plafond-<nombre>.accord-<n>.json dans le dossier courant
    #[arg(long, value_name = "FICHIER")]
    pub(super) out: Option<PathBuf>,
}
