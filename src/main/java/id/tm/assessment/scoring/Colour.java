package id.tm.assessment.scoring;

/** The five colours of the map of typologies. */
public enum Colour {
    RED,
    YELLOW,
    WHITE,
    GREY,
    BLACK
}
