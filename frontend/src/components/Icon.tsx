// Lucide icons under the meanings this product gives them.
import {
  BadgePercent,
  Bell,
  CalendarDays,
  ClipboardList,
  CreditCard,
  Ellipsis,
  Footprints,
  Ghost,
  Globe,
  Headset,
  Lightbulb,
  Link2,
  type LucideIcon,
  Mail,
  Mailbox,
  Megaphone,
  MessageCircle,
  MessageSquare,
  Monitor,
  Newspaper,
  Package,
  RectangleHorizontal,
  Search,
  Share2,
  Smartphone,
  Star,
  Store,
  TriangleAlert,
  Truck,
  Tv,
  UserRound,
  UsersRound,
} from "lucide-react";

export const meaning = {
  barrier: TriangleAlert,
  idea: Lightbulb,
  notMapped: Footprints,
  notSeen: Ghost,
} satisfies Record<string, LucideIcon>;

const channels: Readonly<Record<string, LucideIcon>> = {
  web: Globe,
  app: Smartphone,
  store: Store,
  email: Mail,
  "e-mail": Mail,
  call: Headset,
  "call centre": Headset,
  call_center: Headset,
  phone: Headset,
  delivery: Truck,
  chat: MessageCircle,
  social: Share2,
  survey: ClipboardList,
  ads: Megaphone,
  search: Search,
  review: Star,
  sms: MessageSquare,
  push: Bell,
  letter: Mailbox,
  print: Newspaper,
  billboard: RectangleHorizontal,
  tv: Tv,
  event: CalendarDays,
  pickup: Package,
  field: UserRound,
  kiosk: Monitor,
  payment: CreditCard,
  loyalty: BadgePercent,
  friend: UsersRound,
  external: Link2,
  other: Ellipsis,
};

const colours: Readonly<Record<string, string>> = {
  web: "web",
  app: "app",
  store: "store",
  email: "email",
  "e-mail": "email",
  call: "call",
  "call centre": "call",
  call_center: "call",
  phone: "call",
  delivery: "delivery",
  social: "social",
  chat: "call",
  survey: "email",
  ads: "social",
  search: "web",
  review: "social",
  sms: "app",
  push: "app",
  letter: "delivery",
  pickup: "delivery",
};

export function channelIcon(channel: string): LucideIcon {
  return channels[channel] ?? Ellipsis;
}

/** The colour variable of a channel, `--ch-web` for `web`. */
export function channelColour(channel: string): string {
  return `--ch-${colours[channel] ?? "other"}`;
}

export function Icon({
  of: Drawing,
  size = 15,
  label,
}: {
  of: LucideIcon;
  size?: number;
  label?: string;
}) {
  return (
    <Drawing
      size={size}
      strokeWidth={1.75}
      aria-hidden={label ? undefined : true}
      aria-label={label}
      role={label ? "img" : undefined}
      style={{ flex: "none" }}
    />
  );
}
