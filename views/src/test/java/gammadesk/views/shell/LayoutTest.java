package gammadesk.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.views.shell.Layout.Floating;
import gammadesk.views.shell.Layout.Split;
import gammadesk.views.shell.Layout.Tabs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
    private static final List<String> IDS =
            List.of("chain", "exposure", "exposure-map", "surface", "smiles", "books", "futures", "diagnostics", "odd");

    private final Layout moved = new Layout(
            new Split(
                    false,
                    List.of(0.3, 0.6),
                    List.of(
                            new Tabs("chain", List.of("chain", "odd")),
                            new Tabs("surface", List.of("surface", "smiles", "exposure")),
                            new Tabs("futures", List.of("books", "futures")))),
            new Tabs("chain", List.of("chain", "exposure", "surface", "smiles", "books", "futures", "odd")),
            List.of(new Floating(12, 34, 640, 480, new Tabs("exposure-map", List.of("exposure-map", "diagnostics")))));

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(LayoutJson.read(LayoutJson.write(moved))).contains(moved);
    }

    @Test
    void theDefaultPutsEveryPanelSomewhereOnceAndUnknownOnesBelow() {
        Layout layout = DefaultLayout.of(IDS);
        assertThat(layout.wide().panels()).containsExactlyInAnyOrderElementsOf(IDS);
        assertThat(layout.narrow().panels()).containsExactlyInAnyOrderElementsOf(IDS);
        Split wide = (Split) layout.wide();
        assertThat(wide.parts().getLast())
                .isEqualTo(new Tabs("books", List.of("books", "futures", "diagnostics", "odd")));
    }

    @Test
    void hedgesStandAtTheRightInFrontOfWhatBelongsToThem() {
        List<String> ids = List.of("chain", "exposure", "surface", "books", "hedge", "hedge-history", "ticket");
        Split wide = (Split) DefaultLayout.of(ids).wide();
        Split columns = (Split) wide.parts().getFirst();
        assertThat(columns.parts().getLast()).isEqualTo(new Tabs("hedge", List.of("hedge", "hedge-history")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"version\":1}",
                "{\"version\":2,\"wide\":{},\"narrow\":{}}",
                "{\"version\":1,\"wide\":{\"parts\":7},\"narrow\":{}}",
                "{\"version\":1,\"wide\":{\"panels\":[\"chain\""
            })
    void whatCannotBeReadFallsBackAndSaysSo(String text) {
        LayoutMemory.Recalled recalled = new LayoutMemory(new Kept(text)).recall(IDS);
        assertThat(recalled.layout()).isEqualTo(DefaultLayout.of(IDS));
        assertThat(recalled.message()).contains("could not be read");
    }

    @Test
    void withoutAMemoryTheDefaultComesWithoutAWord() {
        LayoutMemory.Recalled recalled = new LayoutMemory(new Kept(null)).recall(IDS);
        assertThat(recalled.layout()).isEqualTo(DefaultLayout.of(IDS));
        assertThat(recalled.message()).isEmpty();
    }

    @Test
    void panelsThatAreGoneAreLeftOutAndNewOnesAppearInTheLastTabs() {
        List<String> ids = List.of("chain", "surface", "books", "brand-new");
        Layout layout =
                new LayoutMemory(new Kept(LayoutJson.write(moved))).recall(ids).layout();
        assertThat(layout.wide().panels()).containsExactly("chain", "surface", "books", "brand-new");
        assertThat(layout.floating()).isEmpty();
    }

    @Test
    void aPanelNamedTwiceIsShownOnce() {
        Layout twice = new Layout(
                new Split(true, List.of(0.5), List.of(new Tabs("a", List.of("a", "b")), new Tabs("a", List.of("a")))),
                new Tabs("a", List.of("a", "a")),
                List.of());
        Layout layout = new LayoutMemory(new Kept(LayoutJson.write(twice)))
                .recall(List.of("a", "b"))
                .layout();
        assertThat(layout.wide()).isEqualTo(new Tabs("a", List.of("a", "b")));
        assertThat(layout.narrow()).isEqualTo(new Tabs("a", List.of("a", "b")));
    }

    @Test
    void savesOnlyWhatHasStoodStill() {
        Kept store = new Kept(null);
        LayoutMemory memory = new LayoutMemory(store);
        memory.offer(DefaultLayout.of(IDS));
        memory.offer(moved);
        assertThat(store.saved).isEmpty();
        memory.offer(moved);
        memory.offer(moved);
        assertThat(store.saved).containsExactly(LayoutJson.write(moved));
    }

    /** A store in memory. */
    static final class Kept implements LayoutStore {
        private final List<String> saved = new ArrayList<>();
        private String text;

        Kept(String text) {
            this.text = text;
        }

        @Override
        public Optional<String> load() {
            return Optional.ofNullable(text);
        }

        @Override
        public void save(String layout) {
            text = layout;
            saved.add(layout);
        }
    }
}
