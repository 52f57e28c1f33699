package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.views.chart.ChoiceChip;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** Chooses policy, kind of book and the policy beside it, among those that there are. */
final class Chooser {
    private static final String NOBODY = "compare with…";

    private final EvidenceModel model;
    private final Runnable changed;
    private final ChoiceChip<String> policy;
    private final ChoiceChip<String> book;
    private final ChoiceChip<Optional<String>> other;
    private List<String> policies = List.of();
    private List<String> books = List.of();
    private List<Optional<String>> others = List.of();

    /**
     * Without choices until the first {@link #choose}.
     *
     * @param changed runs when something else was chosen
     */
    Chooser(EvidenceModel model, Runnable changed) {
        this.model = model;
        this.changed = changed;
        this.policy = new ChoiceChip<>("Policy (P for the next)", name -> name, this::policy);
        this.book = new ChoiceChip<>("Kind of book (B for the next)", name -> name, this::book);
        this.other = new ChoiceChip<>(
                "Policy beside it, on the same kind of book (C for the next)",
                name -> name.map(one -> "against " + one).orElse(NOBODY),
                this::other);
        policy.node().setId("evidence-policy");
        book.node().setId("evidence-book");
        other.node().setId("evidence-other");
    }

    List<Node> nodes() {
        return List.of(policy.node(), book.node(), other.node());
    }

    /** What is wished for, or the nearest to it; empty when there is nothing. */
    Optional<Compared> choose(List<PolicyEvidence> all) {
        nodes().forEach(node -> offer(node, !all.isEmpty()));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        policies = all.stream().map(PolicyEvidence::policy).distinct().sorted().toList();
        String chosen = near(model.policy().get(), policies);
        books = all.stream()
                .filter(one -> one.policy().equals(chosen))
                .map(PolicyEvidence::bookKind)
                .distinct()
                .sorted()
                .toList();
        String kind = near(model.bookKind().get(), books);
        others = Stream.concat(
                        Stream.of(Optional.<String>empty()),
                        all.stream()
                                .filter(one -> one.bookKind().equals(kind)
                                        && !one.policy().equals(chosen))
                                .map(one -> Optional.of(one.policy()))
                                .distinct())
                .toList();
        Optional<String> beside = model.other().get();
        Optional<String> against = others.contains(beside) ? beside : Optional.empty();
        policy.offer(policies, chosen);
        book.offer(books, kind);
        other.offer(others, against);
        offer(other.node(), others.size() > 1);
        return find(all, chosen, kind).map(own -> new Compared(own, against.flatMap(name -> find(all, name, kind))));
    }

    private static void offer(Node node, boolean isThere) {
        node.setVisible(isThere);
        node.setManaged(isThere);
    }

    private static String near(String wish, List<String> all) {
        return all.contains(wish) ? wish : all.getFirst();
    }

    private static Optional<PolicyEvidence> find(List<PolicyEvidence> all, String policy, String kind) {
        return all.stream()
                .filter(one -> one.policy().equals(policy) && one.bookKind().equals(kind))
                .findFirst();
    }

    private void policy(String name) {
        model.policy().set(name);
        changed.run();
    }

    private void book(String name) {
        model.bookKind().set(name);
        changed.run();
    }

    private void other(Optional<String> name) {
        model.other().set(name);
        changed.run();
    }

    /** For P, B and C on the panel: on to the next one. */
    void typed(KeyEvent event, Compared shown) {
        if (event.isShortcutDown()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case P -> policy(after(policies, shown.own().policy()));
            case B -> book(after(books, shown.own().bookKind()));
            case C -> other(after(others, shown.other().map(PolicyEvidence::policy)));
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private static <T> T after(List<T> all, T one) {
        return all.get((all.indexOf(one) + 1) % all.size());
    }
}
