/** A dialog over the page, in browsers that have none too: Safari before 15.4, Firefox before 98. */

/** Opens it. Where the browser has no `<dialog>`, it is a block over the foot of the page, and `first` takes the focus. */
export function openDialog(dialog: HTMLDialogElement, first: HTMLElement): void {
  if (dialog.showModal) dialog.showModal();
  else {
    dialog.className = "block";
    dialog.setAttribute("open", "");
    first.focus();
  }
}

/** Closes it, and leaves it in the page. */
export function closeDialog(dialog: HTMLDialogElement): void {
  if (dialog.close) dialog.close();
  else dialog.removeAttribute("open");
}
