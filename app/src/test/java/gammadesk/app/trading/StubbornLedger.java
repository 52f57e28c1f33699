package gammadesk.app.trading;

import gammadesk.analytics.port.Ledger;
import gammadesk.connectors.ledger.SqliteLedger;
import java.util.List;
import java.util.Optional;

/** A ledger in memory that takes nothing while it is obstructed. */
final class StubbornLedger implements Ledger {
    private final Ledger inner = SqliteLedger.inMemory();
    private Optional<String> obstacle = Optional.empty();

    void obstruct(String reason) {
        obstacle = Optional.of(reason);
    }

    void free() {
        obstacle = Optional.empty();
    }

    List<Entry> all() {
        return inner.latest(List.of(Kind.values()), Integer.MAX_VALUE);
    }

    @Override
    public Outcome append(Kind kind, String subject, String actor, long atMillis, String content) {
        return obstacle.<Outcome>map(Outcome.Failed::new)
                .orElseGet(() -> inner.append(kind, subject, actor, atMillis, content));
    }

    @Override
    public Optional<Entry> latest(Kind kind, String subject) {
        return inner.latest(kind, subject);
    }

    @Override
    public List<Entry> latest(List<Kind> kinds, int most) {
        return inner.latest(kinds, most);
    }

    @Override
    public List<Entry> about(String subject) {
        return inner.about(subject);
    }

    @Override
    public Optional<String> obstacle() {
        return obstacle;
    }

    @Override
    public void close() {
        inner.close();
    }
}
