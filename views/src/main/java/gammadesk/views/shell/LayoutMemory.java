package gammadesk.views.shell;

import gammadesk.views.shell.Layout.Floating;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers the arrangement of the panels. A change is written when it has stood still from one offer to the next, so
 * that dragging a divider does not write a hundred times.
 */
final class LayoutMemory {
    /**
     * What was remembered.
     *
     * @param message one sentence when the layout is not the one that was left, else empty
     */
    record Recalled(Layout layout, String message) {}

    private final LayoutStore store;
    private String saved = "";
    private String offered = "";

    LayoutMemory(LayoutStore store) {
        this.store = store;
    }

    /** The remembered layout fitted to the panels there are, else the default one. */
    Recalled recall(Collection<String> ids) {
        Optional<String> text = store.load();
        if (text.isEmpty()) {
            return new Recalled(DefaultLayout.of(ids), "");
        }
        return text.flatMap(LayoutJson::read)
                .map(layout -> new Recalled(fit(layout, ids), ""))
                .orElseGet(() -> new Recalled(
                        DefaultLayout.of(ids),
                        "The remembered layout could not be read, so the panels stand in their usual places."));
    }

    /** Offers the present layout; saves it once it has settled. */
    void offer(Layout layout) {
        String text = LayoutJson.write(layout);
        boolean settled = text.equals(offered);
        offered = text;
        if (settled) {
            save(text);
        }
    }

    /** Saves at once: at the end. */
    void keep(Layout layout) {
        save(LayoutJson.write(layout));
    }

    private void save(String text) {
        if (!Objects.equals(text, saved)) {
            saved = text;
            store.save(text);
        }
    }

    private static Layout fit(Layout layout, Collection<String> ids) {
        Set<String> open = new LinkedHashSet<>(ids);
        List<Floating> floating = layout.floating().stream()
                .filter(window -> window.dock().panels().findAny().isPresent()
                        && window.dock().panels().allMatch(open::remove))
                .toList();
        return new Layout(DefaultLayout.mend(layout.wide(), open), DefaultLayout.mend(layout.narrow(), open), floating);
    }
}
