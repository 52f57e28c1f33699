package gammadesk.connectors.ledger;

import gammadesk.analytics.port.Ledger.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which entries are wanted.
 *
 * @param kinds any of these, empty for all
 * @param subject of this alone
 * @param fromMillis of then or later, milliseconds since the epoch
 * @param toMillis of before then, milliseconds since the epoch
 */
public record LedgerFilter(Set<Kind> kinds, Optional<String> subject, OptionalLong fromMillis, OptionalLong toMillis) {
    public LedgerFilter {
        kinds = Set.copyOf(kinds);
    }

    /** In the order of the entries; without a subject it is a walk along the whole table, which needs no sorting. */
    String clauses() {
        List<String> conditions = new ArrayList<>();
        if (!kinds.isEmpty()) {
            conditions.add("kind IN (" + String.join(", ", Collections.nCopies(kinds.size(), "?")) + ")");
        }
        subject.ifPresent(_ -> conditions.add("subject = ?"));
        fromMillis.ifPresent(_ -> conditions.add("at_millis >= ?"));
        toMillis.ifPresent(_ -> conditions.add("at_millis < ?"));
        String plan = subject.isPresent() ? "" : "NOT INDEXED ";
        String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions) + " ";
        return plan + where + "ORDER BY sequence";
    }

    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        kinds.forEach(kind -> parameters.add(kind.name()));
        subject.ifPresent(parameters::add);
        fromMillis.ifPresent(parameters::add);
        toMillis.ifPresent(parameters::add);
        return parameters;
    }
}
