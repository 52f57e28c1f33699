package gammadesk.connectors.simulator.market;

import java.nio.file.Path;

/**
 * A row of a recording that was left out.
 *
 * @param file where
 * @param line its line, from 1
 * @param reason why
 */
public record SkippedRow(Path file, long line, String reason) {}
