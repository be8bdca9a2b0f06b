'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';

/** A part of the page that scrolls by itself. When it holds more than it shows it can be focused, so that arrow keys scroll it. */
export function Scroller({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [overflowing, setOverflowing] = useState(false);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setOverflowing(element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    for (const watched of [element, ...element.children]) observer.observe(watched);
    return () => observer.disconnect();
  }, [children]);
  const focusable = overflowing ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {};
  return (
    <div ref={scroller} {...focusable} className={`overflow-y-auto overscroll-contain outline-offset-[-3px] ${className}`}>
      {children}
    </div>
  );
}
