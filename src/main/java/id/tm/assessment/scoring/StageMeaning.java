package id.tm.assessment.scoring;

/** What is picked in a stage, and the colour it gets on the map; white is what nobody picked. */
public enum StageMeaning {
    MOST_LIKE_ME(Colour.RED),
    LEAST_LIKE_ME(Colour.BLACK),
    LIKE_ME(Colour.YELLOW),
    UNLIKE_ME(Colour.GREY);

    private final Colour colour;

    StageMeaning(Colour colour) {
        this.colour = colour;
    }

    public Colour colour() {
        return colour;
    }
}
