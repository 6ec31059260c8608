import { Component, Suspense } from "react";
import type { PageProps, ReloadablePage } from "./pages.ts";

interface PageBoundaryProps extends PageProps {
  readonly page: ReloadablePage;
}

/** A page of the portal, or words in its place where it cannot be shown: its code may not come, as when the server is away. */
export class PageBoundary extends Component<PageBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    const { page, ...props } = this.props;
    const { failed, tryAgain } = props.words;
    if (this.state.failed) {
      return (
        <div className="page failed" role="alert">
          <p>{failed}</p>
          <button type="button" onClick={() => this.setState({ failed: false })}>
            {tryAgain}
          </button>
        </div>
      );
    }
    const Page = page();
    return (
      <Suspense fallback={<div className="page" />}>
        <div className="page">
          <Page {...props} />
        </div>
      </Suspense>
    );
  }
}
