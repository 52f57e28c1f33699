package gammadesk.views.risk;

/** Which book the pictures are of. */
enum BookSide {
    AS_IS("Book as it is"),
    WITH_TRADES("With what-if trades");

    private final String label;

    BookSide(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
