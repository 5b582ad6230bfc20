"""What each figure counts, of how many, in one sentence; each is written here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "journeys": "Journeys: one customer's steps from a start until {silence} of silence or "
        "a new start after the target action.",
        "journey_steps": "The steps of one journey, in order.",
        "reach": "Journeys with at least one step in {stage}.",
        "enter": "Journeys whose first step lies in {stage}. One that began here and went back "
        "is also among those that go on to here from the stage before, so that the two can add up "
        "to more than reached {stage}.",
        "stage_begins": "Of all journeys shown, the share whose first step lies in {stage}.",
        "touchpoint_begins": "Of all journeys shown, the share whose first step is at "
        "{touchpoint}.",
        "other_begins": "Of all journeys shown, the share whose first step is at a touchpoint "
        "where fewer than three begin.",
        "converted": "Journeys that reached {stage} and, after their first step there, later "
        "reached {next}.",
        "skipped": "Journeys that reached {stage}, did not later reach {next}, but later reached "
        "a stage after it.",
        "open": "Journeys that reached {stage}, were not seen in a later stage since, and whose "
        "time-out of {silence} has not passed.",
        "left": "Journeys that reached {stage} and were not seen in a later stage again "
        "({silence}, or until the customer began a new journey).",
        "ended": "Journeys that reached {stage}, the last stage observed, and are over "
        "({silence} of silence, or a new journey).",
        "conversion": "Of the journeys that reached {stage}, the share that later reached {next}.",
        "no_conversion": "{stage} is the last stage observed: there is none to go on to.",
        "followed": "Of the journeys that reached {stage}, the share whose customer has an "
        "identifier of a kind the sources of {next} know too; the others would look lost even if "
        "they went on.",
        "stage_time": "Time from the first step in {stage} to the first later step of a later "
        "stage: the median of the journeys that went on.",
        "skip_arc": "Journeys that went on from {stage} straight to {to}, without a later step in "
        "the stage between.",
        "return_arc": "Journeys with at least one step in {to} directly after a step in {stage}.",
        "repeat_arc": "Journeys that {ended} and whose customer began a next journey in {to}.",
        "skip_share": "Of the journeys that reached {stage}, the share that went on straight to "
        "{to}, without a later step in the stage between.",
        "return_share": "Of the journeys that reached {stage}, the share with at least one step "
        "in {to} directly after one in {stage}.",
        "lost": "Of the journeys that reached {stage}, those still open included, the share that "
        "was not seen in a later stage again ({silence}, or until the customer began a new "
        "journey){unreached}.",
        "fall_out": "Of the journeys that reached {stage} and {gone}, the share whose customer "
        "did this next.",
        "fall_out back": "Of the journeys that reached {stage} and {gone}, the share whose next "
        "step after the last one there was at {touchpoint}, in the same journey.",
        "fall_out again": "Of the journeys that reached {stage} and {gone}, the share whose "
        "customer next began a new journey, at {touchpoint}.",
        "fall_out outside": "Of the journeys that reached {stage} and {gone}, the share whose "
        "customer was next seen at {touchpoint}, in no journey.",
        "fall_out other": "Of the journeys that reached {stage} and {gone}, the share whose "
        "customer next did something else at a touchpoint of the map: what fewer than three did, "
        "or not one of the six most frequent.",
        "fall_out unmapped": "Of the journeys that reached {stage} and {gone}, the share whose "
        "customer was seen afterwards only in events no rule of the map speaks of.",
        "fall_out nothing": "Of the journeys that reached {stage} and {gone}, the share after "
        "whose last step there nothing more of the customer was seen.",
        "unmapped": "Of the journeys, the share whose customer did “{name}” meanwhile, or before "
        "the time-out of {silence} had passed; no rule of the map speaks of it.",
        "part": "Those that count here: {whole}",
        "rest": "Those that do not count here: {whole}",
        "rare_enter": "Journeys whose first step lies in a stage where fewer than three begin.",
        "rare_skip": "Journeys that went on past a stage in a way fewer than three did.",
        "rare_return": "Journeys that came back to an earlier stage in a way fewer than three did.",
        "rare_repeat": "Journeys followed by another one in a way fewer than three were.",
        "touchpoint_journeys": "Journeys with at least one step at {touchpoint}.",
        "touchpoint_steps": "Steps at {touchpoint} in all journeys shown.",
        "next_share": "Of the steps at {touchpoint}, the share directly followed by {next}.",
        "no_next": "Of the steps at {touchpoint}, the share after which nothing more was seen in "
        "the journey.",
        "other_channel": "Of the steps at {touchpoint} that go on, in a channel known before and "
        "after, the share that goes on in another channel.",
        "other_device": "Of the steps at {touchpoint} that go on, on a device known before and "
        "after, the share that goes on on another device.",
        "onward_wait": "Time from a step at {touchpoint} to the next step, where that is "
        "{which}: the median.",
        "last_seen": "Of the journeys with a step at {touchpoint}, the share whose last step was "
        "there, that are over ({silence} of silence, or a new journey) and had not reached the "
        "target action.",
        "channel_share": "Of the steps in {stage}, the share in channel {channel}.",
        "touchpoint_channel": "Of the steps at {touchpoint}, the share in channel {channel}.",
        "emotion": "Mean of what customers said about {touchpoint} from −2 (furious) to +2 "
        "(delighted), one value for each answered questionnaire, review or rated contact with a "
        "score or a named emotion: several questions answered together count once, as their mean.",
        "ratings": "What customers said about the map's touchpoints, one value for each answered "
        "questionnaire, review or rated contact with a score or a named emotion.",
        "cells": "The map's cells, empty and hidden ones included, that rest on data: measured or "
        "reported.",
        "sources": "Sources of the workspace, each with its files, the rows kept of them and the "
        "days they speak of; no filter changes how many they are.",
        "nps": "Net promoter score of {touchpoint}: of the answers from 0 to 10 to whether they "
        "would recommend us, the share of 9 and 10 (promoters) less the share of 0 to 6 "
        "(detractors), from −100 to 100; it is no mean of the answers.",
        "goal_rate": "Of the journeys{reaching}, the share that reached the target action.",
        "target_rate": "Of the journeys{reaching}, the share that reached “{name}”: at least one "
        "step{where}.",
        "touchpoint_share": "Of the journeys{reaching}, the share with a step at {touchpoint}.",
        "touchpoint_share after": "Of the journeys with a step at {other}, the share with a step "
        "at {touchpoint} after the first one there.",
        "contact_share": "Of the journeys{reaching}, the share with a step at any touchpoint of "
        "the channel {channel}.",
        "repeat_share": "Of the journeys with a step at {touchpoint}, the share with two or more "
        "steps there.",
        "steps_per_journey": "Steps at {touchpoint} per journey, the mean of the "
        "journeys{reaching}.",
        "field_share": "Of the events at {touchpoint} that have {field}, the share where it is "
        "“{value}”.",
        "wait": "Time from the first step at {touchpoint} to the first later step at {other}: "
        "the median of the journeys that have both.",
        "answer_share": "Of the answers about {touchpoint} that have {field}, the share where it "
        "is “{value}”.",
        "repurchase": "Of the journeys that reached the target action, the share whose customer's "
        "next journey reached it too.",
        "total": "“{label}” as our report {report}, has it for {days}.",
        "total_share": "Of all lines of our report {report}, for {days}, the share that is "
        "“{label}”.",
        "events": "Events at {touchpoint}, with or without a known customer.",
        "persona_share": "Of the journeys where it can be told, the share whose customer was "
        "known to be {persona} at the start.",
        "persona_known": "Of all journeys, whoever's they are, the share where the evidence up to "
        "the start tells whether the customer is {persona}.",
        "all_events": "Events in the evidence up to the as-of moment.",
        "bound": "Events that are a step of a journey.",
        "set_aside": "Events that a rule of the map sets aside.",
        "unbound": "Events that no rule of the map speaks of.",
        "outside_journeys": "Events at a touchpoint of the map that are not a step of a journey: "
        "nobody known, or before any start.",
        "without_customer": "Events that carry no identifier of a customer.",
        "overlapping": "Events that more than one rule matches; the first one counts.",
        "ties": "Events of one customer and source at the very moment of the one before; their "
        "order is that of the file.",
        "unresolved": "Of the events, the share whose customer is not known, or known by a device "
        "only.",
    }
)


def sentence(measure: str, names: Mapping[str, str], *, shown: str = "") -> str:
    """Give a measure's sentence with names filled in, then the sentence of the filter."""
    said = SENTENCES[measure].format_map(names)
    return f"{said} {shown}" if shown else said


def listed(names: Sequence[str]) -> str:
    """Return names in a row: ``one``, ``one or two``, ``one, two or three``."""
    return " or ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
