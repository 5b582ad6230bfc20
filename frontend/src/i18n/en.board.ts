// Words of the board view.

export const board = {
  crumb: "Board view",
  home: "Home",
  problem: "The board view cannot be shown",
  tryAgain: "Try again",
  loading: "Drawing the board view",
  present: "Present",
  leave: "Leave full screen",
  copy: "Copy as picture",
  copying: "Drawing the picture",
  copiedShort: "Copied",
  order: "Choose what leads",
  orderSays:
    "The first finding is the board's headline. The three that stand first are on the overview; each has a slide of its own.",
  orderNone: "No finding is published yet. Publish one, and choose here what leads.",
  toFindings: "Open the findings",
  leads: "Leads the board",
  earlier: (said: string) => `Earlier: ${said}`,
  later: (said: string) => `Later: ${said}`,
  lead: "Let it lead",
  byStake: "Usual order",
  undoOrder: "Undo",
  atStake: (many: string) => `${many} journeys at stake`,
  orderFailed: "The order could not be kept",
  ownWords: "Say it in your own words",
  ownWordsSay:
    "Your words stand on the board, slides and pictures, marked as your own. What is counted stays beside them, and a number in them that nothing counts is named.",
  headline: "Headline",
  sentence: "Finding",
  counted: (said: string) => `The data say: ${said}`,
  unmatched: (numbers: string) =>
    `Check ${numbers}: nothing counted here has this number. The board says so until it fits.`,
  keepWords: "Keep these words",
  dropWords: "Take the data’s sentence again",
  wordsFailed: "The words could not be kept",
  applied: (said: string) => `Limited to: ${said}`,
  copied: "Copied. Numbers that stand for fewer than 10 are left out of it.",
  copyFailed: "This browser does not take pictures to the clipboard. Download the picture instead.",
  download: "Download",
  slides: "Slides (PowerPoint)",
  print: "A3 print (PDF)",
  picture: "This slide as a picture (PNG)",
  workbook: "All figures (Excel)",
  next: "Next slide",
  previous: "Previous slide",
  place: (slide: string, many: string) => `Slide ${slide} of ${many}`,
  open: (title: string) => `${title}. Open its rows`,
  waiting: (many: string) => `${many} private findings are not on it`,
  waitingOne: "1 private finding is not on it",
  findings: "Findings",
  nothingPublished: (many: number) =>
    many === 0
      ? "No finding is published, so the sheet shows what the ribbon says."
      : `No finding is published, so the sheet shows what the ribbon says. ${
          many === 1 ? "1 private finding waits" : `${many} private findings wait`
        }: publish what the room should know.`,
  key: "show the board view",
  keyPresent: "present",
  keyStep: "slides",
  keyLeave: "leave",
} as const;
