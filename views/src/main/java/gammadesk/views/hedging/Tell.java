package gammadesk.views.hedging;

/** How a person wants to be told of news. */
enum Tell {
    OFF("off"),
    NOTE("notification"),
    SOUND("notification and sound");

    private final String words;

    Tell(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
