// On a phone the progress stands in a bar at the bottom: what has focus must not hide behind it (WCAG 2.4.11).

export function makeRoomForBar(panel) {
  const measure = () => {
    const { position, bottom } = getComputedStyle(panel);
    const isBar = position === "sticky" && bottom === "0px";
    document.documentElement.style.scrollPaddingBottom = isBar ? `${panel.offsetHeight + 16}px` : "";
  };
  new ResizeObserver(measure).observe(panel);
  window.addEventListener("resize", measure);
}
