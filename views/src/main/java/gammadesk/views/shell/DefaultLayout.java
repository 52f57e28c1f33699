package gammadesk.views.shell;

import gammadesk.views.shell.Layout.Dock;
import gammadesk.views.shell.Layout.Split;
import gammadesk.views.shell.Layout.Tabs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The workspace before anybody moved a panel, and the mending of one that does not fit the panels there are. */
final class DefaultLayout {
    /**
     * Pictures of the book's risk and of forecasts stand behind the chain: there they have the height that they need.
     */
    private static final List<String> CHAIN = List.of(
            "chain",
            "scenarios",
            "stresses",
            "liquidation",
            "attribution",
            "tail",
            "vol-cone",
            "forecast-track",
            "premium",
            "rich-cheap",
            "order-flow");

    private static final List<String> EXPOSURE = List.of(
            "exposure",
            "exposure-map",
            "exposure-profile",
            "exposure-ahead",
            "hedge-flow",
            "cascade",
            "exposure-lapse",
            "level-scorecard");
    private static final List<String> SURFACE = List.of("surface", "smiles", "term", "surface-history", "surface-3d");
    private static final List<String> HEDGE = List.of("hedge", "hedge-execution", "hedge-history", "hedge-limits");
    private static final List<String> TICKET = List.of("ticket");

    private DefaultLayout() {}

    static Layout of(Collection<String> ids) {
        List<String> top = Stream.of(CHAIN, EXPOSURE, SURFACE, HEDGE)
                .flatMap(List::stream)
                .filter(ids::contains)
                .toList();
        List<String> bottom = ids.stream().filter(id -> !top.contains(id)).toList();
        return new Layout(wide(ids, bottom), stack(0.68, tabs(top), tabs(bottom)), List.of());
    }

    /** Leaves out what is unknown or listed twice, and adds what is missing to the last tabs. */
    static Dock mend(Dock dock, Collection<String> wanted) {
        Set<String> open = new LinkedHashSet<>(wanted);
        Dock known = keep(dock, open).orElseGet(() -> tabs(List.of()));
        return open.isEmpty() ? known : append(known, List.copyOf(open));
    }

    /**
     * Hedges stand at the right, where nothing covers what waits for a decision. The ticket stands beside the tabs
     * below: there it has the width for its book and hides no chart.
     */
    private static Dock wide(Collection<String> ids, List<String> bottom) {
        Dock centre = stack(0.54, present(EXPOSURE, ids), present(SURFACE, ids));
        Dock pictures = beside(0.42, present(CHAIN, ids), centre);
        Dock columns = beside(0.7, pictures, present(HEDGE, ids));
        List<String> tables = bottom.stream().filter(id -> !TICKET.contains(id)).toList();
        Dock below = beside(0.56, tabs(tables), present(TICKET, ids));
        return stack(TICKET.stream().anyMatch(ids::contains) ? 0.62 : 0.78, columns, below);
    }

    private static Dock present(List<String> group, Collection<String> ids) {
        return tabs(group.stream().filter(ids::contains).toList());
    }

    private static Tabs tabs(List<String> ids) {
        return new Tabs(ids.isEmpty() ? "" : ids.getFirst(), ids);
    }

    private static Dock stack(double divider, Dock top, Dock bottom) {
        return join(true, divider, top, bottom);
    }

    private static Dock beside(double divider, Dock left, Dock right) {
        return join(false, divider, left, right);
    }

    private static Dock join(boolean vertical, double divider, Dock first, Dock second) {
        if (first.panels().findAny().isEmpty()) {
            return second;
        }
        return second.panels().findAny().isEmpty()
                ? first
                : new Split(vertical, List.of(divider), List.of(first, second));
    }

    private static Optional<Dock> keep(Dock dock, Set<String> open) {
        return switch (dock) {
            case Tabs(String selected, List<String> ids) -> {
                List<String> kept = ids.stream().filter(open::remove).toList();
                String front = kept.contains(selected) || kept.isEmpty() ? selected : kept.getFirst();
                yield kept.isEmpty() ? Optional.empty() : Optional.of(new Tabs(front, kept));
            }
            case Split split -> keepSplit(split, open);
        };
    }

    private static Optional<Dock> keepSplit(Split split, Set<String> open) {
        List<Dock> kept = new ArrayList<>();
        split.parts().forEach(part -> keep(part, open).ifPresent(kept::add));
        if (kept.size() < 2) {
            return kept.stream().findFirst();
        }
        boolean whole = kept.size() == split.parts().size() && split.dividers().size() == kept.size() - 1;
        return Optional.of(new Split(split.vertical(), whole ? split.dividers() : evenly(kept.size()), kept));
    }

    private static List<Double> evenly(int parts) {
        return Stream.iterate(1, i -> i + 1)
                .limit(parts - 1L)
                .map(i -> (double) i / parts)
                .toList();
    }

    private static Dock append(Dock dock, List<String> ids) {
        return switch (dock) {
            case Tabs tabs -> {
                List<String> all = new ArrayList<>(tabs.ids());
                all.addAll(ids);
                yield new Tabs(tabs.ids().isEmpty() ? all.getFirst() : tabs.selected(), all);
            }
            case Split split -> {
                List<Dock> parts = new ArrayList<>(split.parts());
                parts.set(parts.size() - 1, append(parts.getLast(), ids));
                yield new Split(split.vertical(), split.dividers(), parts);
            }
        };
    }

    /** The wanted ids that no floating window holds. */
    static List<String> docked(Collection<String> wanted, Layout layout) {
        Set<String> away = new HashSet<>();
        layout.floating().forEach(window -> window.dock().panels().forEach(away::add));
        return wanted.stream().filter(id -> !away.contains(id)).toList();
    }
}
