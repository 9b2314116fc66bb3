//! The arguments, and their help.

use clap::{ArgAction, Args, Parser, Subcommand};
use election::conduct::Words;
use election::{ElectionId, Instant};
use std::path::PathBuf;

const TEMPLATE: &str = "{about}\n\nUtilisation : {usage}\n\n{all-args}{after-help}";

const AFTER: &str = "Codes de sortie : 0 fait ; 1 refusé ; 2 fichier illisible ou stockage injoignable ; 64 commande \
incomprise.\nLe stockage et les secrets viennent de l'environnement : ISOLOIR_TABLE_PREFIX, ISOLOIR_SECRET_<USAGE>, et \
les variables d'AWS.";

/// Le travail du bureau de vote et de l'exploitation : vérifier, importer, inviter, suspendre, fermer, publier.
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
    /// Vérifie un dossier d'événement : event.toml, roll.csv, candidates.csv et documents/
    #[command(help_template = TEMPLATE)]
    Check(CheckArgs),
    /// Importe un événement scellé dans le portail ; se relance sans risque
    #[command(help_template = TEMPLATE)]
    Import(ImportArgs),
    /// Importe de nouveau les candidats et les documents des listes, jusqu'au scellement
    #[command(help_template = TEMPLATE)]
    Lists(EventArgs),
    /// Envoie à chaque électeur le message d'ouverture, à son rythme ; reprend où il s'était arrêté
    #[command(help_template = TEMPLATE)]
    Invite(InviteArgs),
    /// Suspend le vote à tous les scrutins, ou complète l'information d'une suspension ; se relance sans risque
    #[command(help_template = TEMPLATE)]
    Suspend(SuspendArgs),
    /// Reprend le vote suspendu ; se relance sans risque
    #[command(help_template = TEMPLATE)]
    Resume(EventArgs),
    /// Publie une annonce à tous, ou la retire
    #[command(help_template = TEMPLATE)]
    Announce(AnnounceArgs),
    /// Publie la participation : le nombre d'émargements de chaque scrutin
    #[command(help_template = TEMPLATE)]
    Turnout(EventArgs),
    /// Relève le plafond de réassorts d'un scrutin, avec les accords signés des membres du bureau
    #[command(help_template = TEMPLATE)]
    RaiseReissueCap(RaiseCapArgs),
    /// Affiche les électeurs dont activation, réassort et vote se sont suivis en moins de 24 heures
    #[command(help_template = TEMPLATE)]
    Flagged(EventArgs),
    /// Affiche, heure par heure, combien de comptes ont été activés
    #[command(help_template = TEMPLATE)]
    Activity(EventArgs),
    /// Vérifie et exporte le registre signé des décisions du bureau
    #[command(help_template = TEMPLATE)]
    Decisions(DecisionsArgs),
    /// Rappelle aux électeurs d'activer leur compte, ou de voter : sur décision du bureau
    #[command(help_template = TEMPLATE)]
    Remind(RemindArgs),
    /// Affiche les réclamations sur la liste électorale, et y répond
    #[command(subcommand, help_template = TEMPLATE, disable_help_subcommand = true)]
    Claims(ClaimsCommand),
    /// Affiche les demandes d'assistance, et les ferme
    #[command(subcommand, help_template = TEMPLATE, disable_help_subcommand = true)]
    Assistance(AssistanceCommand),
    /// Ferme les scrutins, compare urne et émargements, écrit les archives .bel
    #[command(help_template = TEMPLATE)]
    Close(CloseArgs),
    /// Après la clôture, confirme à chaque votant que sa participation est enregistrée
    #[command(help_template = TEMPLATE)]
    ConfirmParticipation(ConfirmArgs),
    /// Contrôle une archive finale, écrit ce qui est à publier et proclame le résultat sur le portail
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
    #[command(flatten)]
    pub(super) batch: BatchArgs,
}

#[derive(Args)]
#[group(id = "whom", required = true, multiple = false, args = ["not_activated", "not_voted"])]
pub(super) struct RemindArgs {
    /// À ceux dont le compte n'est pas activé : un nouveau lien, qui remplace le précédent
    #[arg(long)]
    pub(super) not_activated: bool,
    /// À ceux qui n'ont pas voté à tous leurs scrutins, pendant le vote
    #[arg(long)]
    pub(super) not_voted: bool,
    #[command(flatten)]
    pub(super) batch: BatchArgs,
}

#[derive(Args)]
pub(super) struct ConfirmArgs {
    #[command(flatten)]
    pub(super) batch: BatchArgs,
}

/// A batch of messages: to whom it went is kept in a journal, so that it can be stopped and taken up again.
#[derive(Args)]
pub(super) struct BatchArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// Journal des numéros déjà traités, un par envoi ; créé s'il n'existe pas
    #[arg(long, value_name = "FICHIER")]
    pub(super) journal: PathBuf,
    /// Messages par seconde, au plus ce que permet le compte SES
    #[arg(long, value_name = "NOMBRE", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=500))]
    pub(super) rate: u32,
    #[command(flatten)]
    pub(super) mail: MailArgs,
}

/// Where messages come from and lead to.
#[derive(Args)]
pub(super) struct MailArgs {
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

/// Une commande qui ne demande que l'événement.
#[derive(Args)]
pub(super) struct EventArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
}

#[derive(Args)]
pub(super) struct SuspendArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// La raison, telle que les électeurs la lisent
    #[arg(long, value_name = "TEXTE", value_parser = Words::parse)]
    pub(super) reason: Words,
    /// L'heure de la prochaine information, par exemple 2022-12-02T15:30:00+01:00
    #[arg(long, value_name = "HEURE", value_parser = Instant::parse)]
    pub(super) next_information: Option<Instant>,
}

#[derive(Args)]
pub(super) struct AnnounceArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// L'annonce, telle que tous la lisent
    #[arg(value_name = "TEXTE", value_parser = Words::parse, required_unless_present = "withdraw")]
    pub(super) text: Option<Words>,
    /// Retire l'annonce
    #[arg(long, conflicts_with = "text")]
    pub(super) withdraw: bool,
}

#[derive(Args)]
pub(super) struct RaiseCapArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// Le scrutin
    #[arg(long, value_name = "UUID", value_parser = ElectionId::parse)]
    pub(super) election: ElectionId,
    /// Le nouveau plafond
    #[arg(long, value_name = "NOMBRE")]
    pub(super) to: u64,
    /// Les accords des membres du bureau, faits par « isoloir-ceremony trustee approve-reissue-cap »
    #[arg(long, value_name = "FICHIER", num_args = 1.., required = true)]
    pub(super) approvals: Vec<PathBuf>,
}

#[derive(Args)]
pub(super) struct DecisionsArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// Dossier où écrire <événement>.decisions.jsonl
    #[arg(long, value_name = "DOSSIER")]
    pub(super) out: PathBuf,
}

#[derive(Subcommand)]
pub(super) enum ClaimsCommand {
    /// Affiche les réclamations qui attendent une réponse
    #[command(help_template = TEMPLATE)]
    List(ListArgs),
    /// Répond à une réclamation et l'écrit à l'électeur
    #[command(help_template = TEMPLATE)]
    Answer(AnswerArgs),
}

#[derive(Subcommand)]
pub(super) enum AssistanceCommand {
    /// Affiche les demandes d'assistance ouvertes
    #[command(help_template = TEMPLATE)]
    List(ListArgs),
    /// Ferme une demande à laquelle on a répondu
    #[command(help_template = TEMPLATE)]
    Close(CloseRequestArgs),
}

#[derive(Args)]
pub(super) struct ListArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// Toutes, aussi celles qui ont leur réponse
    #[arg(long)]
    pub(super) all: bool,
}

#[derive(Args)]
#[group(id = "decision", required = true, multiple = false, args = ["in_progress", "accept", "reject"])]
pub(super) struct AnswerArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// Numéro de la réclamation, par exemple R-2022-004217
    #[arg(value_name = "NUMÉRO")]
    pub(super) number: String,
    /// Elle est à l'étude ; l'électeur le voit sur le portail, sans message
    #[arg(long, conflicts_with = "reason")]
    pub(super) in_progress: bool,
    /// Elle est acceptée
    #[arg(long, requires = "reason")]
    pub(super) accept: bool,
    /// Elle est rejetée
    #[arg(long, requires = "reason")]
    pub(super) reject: bool,
    /// Le motif, en une ligne, tel que l'électeur le lira
    #[arg(long, value_name = "TEXTE")]
    pub(super) reason: Option<String>,
    #[command(flatten)]
    pub(super) mail: MailArgs,
}

#[derive(Args)]
pub(super) struct CloseRequestArgs {
    /// Dossier de l'événement
    #[arg(value_name = "DOSSIER")]
    pub(super) event: PathBuf,
    /// Numéro de la demande, par exemple A-2022-000123
    #[arg(value_name = "NUMÉRO")]
    pub(super) number: String,
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
