import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../../src/styles/index.css";
import { Portal } from "./Portal.tsx";
import "./portal.css";

const root = document.getElementById("portal");
if (root === null) throw new Error("metricdeck: index.html has no #portal to put the page into");

createRoot(root).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);
