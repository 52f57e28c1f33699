package gammadesk.views.book;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which sums of the book are folded: the lines under them are not seen, their figures stand in the sum. */
final class BookFold {
    private static final String OPEN = "▾ ";
    private static final String FOLDED = "▸ ";

    private final Set<String> folded = new HashSet<>();

    /** Folds a sum, or opens it again. */
    void toggle(BookLine sum) {
        if (!folded.remove(sum.key())) {
            folded.add(sum.key());
        }
    }

    /** The lines that are seen, sums with their sign. */
    List<BookLine> seen(List<BookLine> lines) {
        List<BookLine> seen = new ArrayList<>();
        int hidden = Integer.MAX_VALUE;
        for (BookLine line : lines) {
            if (line.depth() <= hidden) {
                boolean isFolded = folded.contains(line.key());
                hidden = isFolded ? line.depth() : Integer.MAX_VALUE;
                seen.add(line.isSum() ? line.withLabel((isFolded ? FOLDED : OPEN) + line.label()) : line);
            }
        }
        return List.copyOf(seen);
    }
}
