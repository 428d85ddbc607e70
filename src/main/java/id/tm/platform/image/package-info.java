/** Pictures that people upload: recognised by their bytes, rewritten without what they tell about where they were taken. */
@org.jspecify.annotations.NullMarked
package id.tm.platform.image;
