//! The deployment judged from outside: what `template.yaml` becomes once SAM has expanded it, its nested stacks are
//! opened and its references resolved (`expand.py`), compared with the code and with the reviewed matrix of rights.

mod expansion;
mod front;
mod functions;
mod keys;
mod lint;
mod logs;
mod messages;
mod rights;
mod roles;
mod routes;
mod tables;
