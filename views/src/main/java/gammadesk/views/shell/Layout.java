package gammadesk.views.shell;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the panels are arranged.
 *
 * @param wide the main window when it is wide enough for columns
 * @param narrow the main window when it is not
 * @param floating windows of their own
 */
record Layout(Dock wide, Dock narrow, List<Floating> floating) {
    Layout {
        floating = List.copyOf(floating);
    }

    /** A part of a window. */
    sealed interface Dock {
        /** The ids of the panels in it, in order. */
        Stream<String> panels();
    }

    /**
     * Parts side by side or one above the other.
     *
     * @param dividers between them, 0 .. 1, one fewer than parts
     */
    record Split(boolean vertical, List<Double> dividers, List<Dock> parts) implements Dock {
        Split {
            dividers = List.copyOf(dividers);
            parts = List.copyOf(parts);
        }

        @Override
        public Stream<String> panels() {
            return parts.stream().flatMap(Dock::panels);
        }
    }

    /**
     * Panels behind one another.
     *
     * @param selected the one in front, empty if none
     */
    record Tabs(String selected, List<String> ids) implements Dock {
        Tabs {
            ids = List.copyOf(ids);
        }

        @Override
        public Stream<String> panels() {
            return ids.stream();
        }
    }

    /** A window of its own, in screen pixels. */
    record Floating(double x, double y, double width, double height, Dock dock) {}
}
