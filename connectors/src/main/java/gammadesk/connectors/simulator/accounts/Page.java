package gammadesk.connectors.simulator.accounts;

import java.util.List;
import java.util.OptionalLong;

/**
 * Part of a long list, newest first.
 *
 * @param rows at most as many as were asked for
 * @param continuation where the next part starts; empty at the end
 */
public record Page<T>(List<T> rows, OptionalLong continuation) {
    public Page {
        rows = List.copyOf(rows);
    }
}
