import type { ScreenParams } from "../app/routes";
import { AppFrame } from "../components/AppFrame";
import { en } from "../i18n/en";

/** The map of one journey. */
export default function MapScreen({ params }: { params: ScreenParams }) {
  return (
    <AppFrame
      crumbs={[{ label: en.frame.home, href: "/" }, { label: params.id ?? "" }]}
      mapId={params.id}
    >
      {null}
    </AppFrame>
  );
}
