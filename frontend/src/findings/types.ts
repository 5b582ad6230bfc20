// Findings and actions as the server sends them, by the names the screen knows.
import type { Action, ActionRequest, Finding } from "../map/schema";

export type { Action, DecisionSteps as Steps, Finding } from "../map/schema";

export type FindingKind = Finding["kind"];
export type ActionState = Action["state"];
/** What somebody writes down of an action; of one that exists, with its id. */
export type ActionDraft = ActionRequest & { readonly id?: string };
export const STATES: readonly ActionState[] = ["planned", "doing", "measuring", "done"];
