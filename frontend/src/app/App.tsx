import { lazy, Suspense, useMemo } from "react";
import { Route, Switch } from "wouter";
import { AppFrame } from "../components/AppFrame";
import { FrameContext } from "../components/frame";
import { Notice } from "../components/Notice";
import { en } from "../i18n/en";
import { answers, routes } from "./routes";
import { switchTheme, useTheme } from "./theme";

const screens = routes.map(({ path, load }) => ({ path, Screen: lazy(load) }));

/** Chooses the screen by the address. */
export function App() {
  const theme = useTheme();
  const facts = useMemo(() => ({ answers, theme, switchTheme }), [theme]);
  return (
    <FrameContext value={facts}>
      <Suspense fallback={null}>
        <Switch>
          {screens.map(({ path, Screen }) => (
            <Route key={path} path={path}>
              {(params: Record<string, string>) => <Screen key={params.id} params={params} />}
            </Route>
          ))}
          <Route>
            <AppFrame
              crumbs={[{ label: en.frame.home, href: "/" }, { label: en.frame.noPageCrumb }]}
            >
              <Notice title={en.frame.noPage} text={en.frame.noPageHelp} />
            </AppFrame>
          </Route>
        </Switch>
      </Suspense>
    </FrameContext>
  );
}
