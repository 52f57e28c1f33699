package gammadesk.drills;

import static java.util.Objects.requireNonNull;

import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.app.hedging.OrderNote;
import gammadesk.connectors.ledger.ChainVerdict;
import gammadesk.connectors.ledger.LedgerAudit;
import gammadesk.connectors.ledger.LedgerFilter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a ledger says of hedges, read from its file alone, and whether it is what the exchange says. */
final class HedgeAudit {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Set<String> ENDS = Set.of("done", "failed", "rejected", "superseded");
    /** What a desk proposes that is not armed yet. */
    private static final Set<String> WAITING = Set.of("proposed", "edited", "expired");

    private static final Set<String> WORKING = Set.of("executing", "partiallyFilled", "unknown");

    private final Map<String, Hedge> hedges = new LinkedHashMap<>();
    private final Map<String, OrderNote> notes = new HashMap<>();
    private final Map<String, Integer> planned = new HashMap<>();
    private final Set<String> answered = new HashSet<>();
    private final Map<String, Integer> fills = new HashMap<>();
    private final List<String> troubles = new ArrayList<>();
    private final ChainVerdict verdict;

    /** A proposal with its versions and steps. */
    private static final class Hedge {
        private final Map<String, JsonNode> legs = new HashMap<>();
        private final List<String> states = new ArrayList<>();
        private Optional<JsonNode> last = Optional.empty();

        String state() {
            return states.isEmpty() ? "proposed" : states.getLast();
        }

        boolean isWorking() {
            return WORKING.contains(state());
        }

        boolean isSettled() {
            return ENDS.contains(state()) || (!wasWorked() && WAITING.contains(state()));
        }

        boolean wasWorked() {
            return states.stream().anyMatch(WORKING::contains);
        }

        JsonNode approved() {
            return requireNonNull(legs.get(last.orElseThrow().get("hash").stringValue()));
        }
    }

    private HedgeAudit(ChainVerdict verdict) {
        this.verdict = verdict;
    }

    static HedgeAudit of(Path ledger) throws IOException {
        try (LedgerAudit file = LedgerAudit.open(ledger)) {
            HedgeAudit audit = new HedgeAudit(file.verify());
            Set<Kind> kinds = Set.of(Kind.PROPOSAL, Kind.TRANSITION, Kind.ORDER, Kind.ANSWER, Kind.FILL);
            file.each(
                    new LedgerFilter(kinds, Optional.empty(), OptionalLong.empty(), OptionalLong.empty()), audit::take);
            return audit;
        }
    }

    private void take(Entry entry) {
        switch (entry.kind()) {
            case PROPOSAL -> {
                JsonNode version = JSON.readTree(entry.content());
                hedge(entry)
                        .legs
                        .put(
                                version.get("hash").stringValue(),
                                version.get("shown").get("legs"));
            }
            case TRANSITION -> {
                JsonNode step = JSON.readTree(entry.content());
                hedge(entry).states.add(step.get("state").get("state").stringValue());
                hedge(entry).last = Optional.of(step);
            }
            case ORDER ->
                OrderNote.read(entry.subject(), entry.content()).ifPresentOrElse(this::take, () -> {
                    planned.merge(entry.subject(), 1, Integer::sum);
                });
            case ANSWER -> {
                if (!"UNKNOWN"
                        .equals(JSON.readTree(entry.content()).path("event").asString(""))) {
                    answered.add(entry.subject());
                }
            }
            default -> fills.merge(entry.subject(), 1, Integer::sum);
        }
    }

    private Hedge hedge(Entry entry) {
        return hedges.computeIfAbsent(entry.subject(), _ -> new Hedge());
    }

    private void take(OrderNote note) {
        OrderNote other = notes.put(note.label(), note);
        demand(other == null, "the label " + note.label() + " is given twice");
    }

    private void demand(boolean holds, String trouble) {
        if (!holds) {
            troubles.add(trouble);
        }
    }

    ChainVerdict verdict() {
        return verdict;
    }

    /** Of those whose orders were begun, ended or not. */
    Set<String> working() {
        Set<String> ids = new HashSet<>();
        hedges.forEach((id, hedge) -> {
            if (hedge.isWorking()) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Orders that were written down and of which no answer is. */
    Set<String> unanswered() {
        Set<String> labels = new HashSet<>(planned.keySet());
        labels.removeAll(answered);
        return labels;
    }

    long started() {
        return hedges.values().stream().filter(Hedge::wasWorked).count();
    }

    /** Worked ones that ended in a state. */
    long ended(String state) {
        return hedges.values().stream()
                .filter(Hedge::wasWorked)
                .filter(hedge -> hedge.state().equals(state))
                .count();
    }

    int orders() {
        return notes.size();
    }

    /** Everything in which the ledger and the exchange do not agree, once a desk said that all is settled. */
    List<String> against(Witness witness) throws IOException, InterruptedException {
        Map<String, BigDecimal> executed = executed(witness.trades());
        Set<String> live = orders(witness.openOrders(), witness.closedOrders());
        hedges.forEach((id, hedge) -> demand(hedge.isSettled(), id + " has not ended: " + hedge.state()));
        live.forEach(label -> troubles.add("it lives, and no hedge is worked: " + label));
        hedges.forEach((id, hedge) -> {
            if (hedge.wasWorked()) {
                agree(id, hedge, executed);
            }
        });
        return List.copyOf(troubles);
    }

    /** By label, of orders of the desk. */
    private Map<String, BigDecimal> executed(List<JsonNode> trades) {
        Map<String, BigDecimal> executed = new HashMap<>();
        for (JsonNode trade : trades) {
            String label = trade.get("label").stringValue();
            if (!isOurs(label)) {
                continue;
            }
            executed.merge(label, trade.get("amount").decimalValue(), BigDecimal::add);
            String id = trade.get("trade_id").stringValue();
            demand(fills.getOrDefault(id, 0) == 1, "execution " + id + " is in the ledger " + fills.get(id) + " times");
        }
        return executed;
    }

    private static boolean isOurs(String label) {
        return label.startsWith(HedgeKillTest.OURS);
    }

    /** Those that may still be filled. */
    private Set<String> orders(List<JsonNode> open, List<JsonNode> closed) {
        Map<String, String> ids = new HashMap<>();
        Stream.of(open, closed).flatMap(List::stream).forEach(order -> {
            String label = order.get("label").stringValue();
            if (isOurs(label)) {
                String id = order.get("order_id").stringValue();
                String other = ids.put(label, id);
                demand(other == null || other.equals(id), label + " was booked twice: " + other + " and " + id);
                demand(notes.containsKey(label), "no hedge knows " + order);
                demand(planned.getOrDefault(label, 0) == 1, "planned " + planned.get(label) + " times: " + label);
            }
        });
        Set<String> live = new HashSet<>();
        open.forEach(order -> live.add(order.get("label").stringValue()));
        live.removeIf(label -> !isOurs(label));
        return live;
    }

    private void agree(String id, Hedge hedge, Map<String, BigDecimal> executed) {
        JsonNode legs = hedge.approved();
        JsonNode report = hedge.last.orElseThrow().get("execution");
        boolean isWhole = true;
        for (int i = 0; i < legs.size(); i++) {
            BigDecimal done = done(id, i, executed);
            BigDecimal approved = legs.get(i).get("amount").decimalValue();
            BigDecimal told = report.get("legs").size() > i
                    ? report.get("legs").get(i).get("filled").decimalValue()
                    : BigDecimal.ZERO;
            demand(done.compareTo(approved) <= 0, id + " leg " + i + ": " + done + " executed of " + approved);
            demand(done.compareTo(told) == 0, id + " leg " + i + ": " + done + " executed, " + told + " told");
            isWhole &= done.compareTo(approved) == 0;
        }
        demand(isWhole == hedge.state().equals("done"), id + " is " + hedge.state() + ", and whole: " + isWhole);
        report.get("orders").forEach(order -> {
            String label = order.get("label").stringValue();
            BigDecimal done = executed.getOrDefault(label, BigDecimal.ZERO);
            demand(
                    done.compareTo(order.get("filled").decimalValue()) == 0,
                    id + " order " + label + ": " + done + " executed, " + order + " told");
        });
    }

    private BigDecimal done(String id, int leg, Map<String, BigDecimal> executed) {
        return notes.values().stream()
                .filter(note -> note.job().equals(id) && note.leg() == leg)
                .map(note -> executed.getOrDefault(note.label(), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
