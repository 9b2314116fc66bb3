//! What each action promises, by its address and over real parts: one file per function.

mod activate_account;
mod ask_assistance;
mod belenios_tool;
mod cast_ballot;
mod change_challenge;
mod change_password;
mod consult_roll;
mod file_claim;
mod inspect_link;
mod log_in;
mod log_out;
mod offer_proof_of_work;
mod request_activation_link;
mod request_password_link;
mod reset_password;
mod show_event;
mod show_lists;
mod show_portal;
mod show_results;
mod suspension;
