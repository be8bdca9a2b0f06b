const barWidth = 24;
const silentMsMin = 5_000;

export interface ProgressBar {
  show(progress: { done: number; total: number; label: string }): void;
  /** Leaves the line, so that the next sentence starts on its own. */
  end(): void;
}

/** One line that fills up on a terminal; in a log, a line every few seconds and at the end. */
export function makeProgressBar(stream: NodeJS.WriteStream): ProgressBar {
  let shownAt = performance.now();
  return {
    show({ done, total, label }) {
      const filled = Math.round((done / Math.max(total, 1)) * barWidth);
      const line = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${done}/${total} ${label}`;
      if (stream.isTTY) return void stream.write(`\r\u001b[K${line.slice(0, stream.columns - 1)}`);
      if (done < total && performance.now() - shownAt < silentMsMin) return;
      shownAt = performance.now();
      stream.write(`${line}\n`);
    },
    end: () => void (stream.isTTY && stream.write('\r\u001b[K')),
  };
}
