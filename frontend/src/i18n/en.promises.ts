// Words of the brand's promises.

export const promises = {
  title: "Brand promise, checked",
  add: "Add a promise",
  addShort: "Add promise",
  field: "A promise",
  open: (text: string, state: string) => `${text}, ${state}. Open what stands behind it`,
  edit: "Reword",
  remove: "Remove",
  earlier: "Move up",
  later: "Move down",
  menu: (text: string) => `What to do with “${text}”`,
  place: "Brand promise",
  why: "Why",
};
