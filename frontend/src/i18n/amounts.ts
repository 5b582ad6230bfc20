// Shares, sizes and ages in words, the same on every page around the map.
import { count, day } from "./format";

const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const ONE_PLACE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const DAY = 86_400_000;

/** "1 map", "4 maps", "1,204 rows". */
export function several(n: number, one: string, many: string): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** A share as a whole percentage; never "0%" or "100%" for what is not quite so. */
export function percent(share: number, places: 0 | 1 = 0): string {
  const unit = places === 1 ? 0.1 : 1;
  const value = share * 100;
  if (share > 0 && value < unit / 2) return `under ${unit}%`;
  if (share < 1 && value > 100 - unit / 2) return `over ${100 - unit}%`;
  return `${(places === 1 ? ONE_PLACE : WHOLE).format(value)}%`;
}

/** 1468006 → "1.4 MB". */
export function size(bytes: number): string {
  if (bytes < 1024) return several(bytes, "byte", "bytes");
  if (bytes < 1024 ** 2) return `${WHOLE.format(bytes / 1024)} kB`;
  if (bytes < 1024 ** 3) return `${ONE_PLACE.format(bytes / 1024 ** 2)} MB`;
  return `${ONE_PLACE.format(bytes / 1024 ** 3)} GB`;
}

/** How long ago, at most two units apart: "4 min", "2 h", "9 d", "7 wk", "5 mo". */
export function age(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 1) return "under 1 min";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  if (hours < 24) return `${hours} h`;
  const days = Math.round(ms / DAY);
  if (days < 28) return `${days} d`;
  const weeks = Math.round(days / 7);
  if (weeks < 12) return `${weeks} wk`;
  if (days < 730) return `${Math.round(days / 30.44)} mo`;
  return several(Math.round(days / 365.25), "year", "years");
}

/** "just now", "2 min ago", "yesterday", "3 days ago", then the date. */
export function since(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  const days = Math.floor((now - at) / DAY);
  if (days < 2) return "yesterday";
  if (days < 14) return `${days} days ago`;
  return date(at);
}

/** "14 Oct 2026", in UTC. */
export function date(at: number): string {
  return day(new Date(at).toISOString());
}

/** "14 Oct 2026, 09:12" from an ISO time in UTC; a day stays a day. */
export function moment(iso: string): string {
  const time = /T(\d{2}:\d{2})/u.exec(iso)?.[1];
  return time ? `${day(iso)}, ${time}` : day(iso);
}
